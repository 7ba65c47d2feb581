package network.conet.evidence.receipt;

import network.conet.units.ByteCount;

/** What of a session was accepted so far, in this epoch or an earlier one. */
public record SettledSession(ByteCount bytesCarried, ReceiptSequence sequence) {
  public static final SettledSession NOTHING =
      new SettledSession(ByteCount.ZERO, ReceiptSequence.NONE);
}
