package network.conet.rewards.attest;

import network.conet.units.AccountAddress;
import network.conet.units.Hash32;
import network.conet.units.SignatureBytes;

/** Port: the key that this verifier is bonded with. */
public interface VerifierKey {
  AccountAddress address();

  SignatureBytes sign(Hash32 digest);
}
