package network.conet.chain.transaction;

import network.conet.chainaccess.Gas;
import network.conet.units.AccountAddress;

/** The service's own key, with the fee that the chain asks for at the moment of signing. */
public interface ServiceKey {
  AccountAddress address();

  SignedEnvelope sign(Nonce nonce, AccountAddress to, CallData data, Gas limit);
}
