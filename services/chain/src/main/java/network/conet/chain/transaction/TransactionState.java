package network.conet.chain.transaction;

/** What is known of a transaction. */
public enum TransactionState {
  /** Stored; sent or about to be. */
  PENDING,
  CONFIRMED,
  REVERTED,
  /** Neither on the chain nor known to be impossible: nobody may assume either. */
  UNKNOWN
}
