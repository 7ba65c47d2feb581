package network.conet.proofs.receipt;

/** What became of a submission. */
public enum ReceiptStatus {
  /** Stored, not yet judged. */
  PENDING,
  ACCEPTED,
  /** Kept, with a reason. */
  REJECTED
}
