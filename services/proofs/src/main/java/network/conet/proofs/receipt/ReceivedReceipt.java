package network.conet.proofs.receipt;

import java.time.Instant;
import network.conet.evidence.receipt.SessionEvidence;
import network.conet.units.Hash32;

/** A submission, named by the hash of its bytes. */
public record ReceivedReceipt(Hash32 id, SessionEvidence evidence, Instant receivedAt) {
  public static ReceivedReceipt of(SessionEvidence evidence, Instant receivedAt) {
    return new ReceivedReceipt(evidence.receiptId(), evidence, receivedAt);
  }
}
