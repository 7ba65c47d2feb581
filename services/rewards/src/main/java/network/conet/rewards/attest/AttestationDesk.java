package network.conet.rewards.attest;

import network.conet.rewards.epoch.EpochHeader;
import network.conet.units.AccountAddress;
import network.conet.units.SignatureBytes;

/** Port: where a verifier brings its signature, on this instance or another. */
public interface AttestationDesk {

  DeskAnswer submit(EpochHeader header, AccountAddress verifier, SignatureBytes signature);

  /** What the desk said. */
  sealed interface DeskAnswer {

    /** Kept; so many agree and so many must. */
    record Accepted(int agreeing, int required) implements DeskAnswer {}

    /** Not of a verifier of that epoch, or not its signature. */
    record Refused(String reason) implements DeskAnswer {}

    /** No answer: nothing is known, so it will be brought again. */
    record Unknown(String reason) implements DeskAnswer {}
  }
}
