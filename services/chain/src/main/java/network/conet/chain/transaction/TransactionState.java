package network.conet.chain.transaction;

/** The names of what is known of a transaction; {@link Status} says what each means. */
public enum TransactionState {
  PENDING,
  CONFIRMED,
  REVERTED,
  REPLACED,
  DROPPED,
  UNKNOWN
}
