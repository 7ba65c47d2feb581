package network.conet.chain.transaction;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import network.conet.units.AccountAddress;
import network.conet.units.TxHash;

/** Where transactions are remembered. Each method is one database transaction. */
public interface TransactionStore {
  Optional<StoredTransaction> byHash(TxHash hash);

  Optional<StoredTransaction> byKey(IdempotencyKey key);

  /** Stores it unless its hash is known; what is stored then. */
  StoredTransaction insert(StoredTransaction transaction);

  /**
   * Gives the sender's next nonce, never below {@code atLeast}, to {@code sign} and stores what it
   * returns; one caller at a time for a sender. If the key is known by then, what is stored under
   * it, and {@code sign} is not called.
   */
  StoredTransaction insertNext(
      AccountAddress sender,
      IdempotencyKey key,
      Nonce atLeast,
      Function<Nonce, StoredTransaction> sign);

  /** Forgets a transaction that the node refused at once. */
  void forget(TxHash hash);

  void settle(TxHash hash, TransactionState state, Inclusion inclusion);

  void markUnknown(TxHash hash);

  void markSent(TxHash hash, Instant at);

  /** Those whose outcome is open, oldest first. */
  List<Open> open(int limit);

  /** A transaction whose outcome is open, with when it came and when it was last sent. */
  record Open(StoredTransaction transaction, Instant since, Optional<Instant> lastSent) {}
}
