package network.conet.evidence.receipt;

import network.conet.units.ByteCount;

/** What becomes of a session's evidence. */
public sealed interface Verdict {
  /**
   * @param bytesAdded what this receipt adds to what was settled before
   */
  record Accepted(ByteCount bytesAdded) implements Verdict {}

  record Refused(Refusal reason) implements Verdict {}
}
