package network.conet.chain.transaction;

import network.conet.chainaccess.Gas;
import network.conet.chainaccess.Nonce;
import network.conet.units.AccountAddress;

/** The service's own key. */
public interface ServiceKey {
  AccountAddress address();

  /**
   * What the chain should be offered now.
   *
   * @throws NodeUnreachableException if the node gives no answer
   */
  Fees offer(Gas limit);

  /** Signs; asks nobody. */
  SignedEnvelope sign(Nonce nonce, AccountAddress to, CallData data, Fees fees);
}
