package network.conet.chain.transaction;

/** How a transaction was let into the store. */
public sealed interface Admission {
  /** Stored, or taken up again after it had been dropped. */
  record Stored(StoredTransaction transaction) implements Admission {}

  /** It was there. */
  record Known(StoredTransaction transaction) implements Admission {}

  /** Too many are open already. */
  record Full(ErrorCode code, String detail) implements Admission {}
}
