package network.conet.chain.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import network.conet.chain.transaction.Admission;
import network.conet.chain.transaction.CallId;
import network.conet.chain.transaction.Caller;
import network.conet.chain.transaction.DropReason;
import network.conet.chain.transaction.ErrorCode;
import network.conet.chain.transaction.IntakeLimits;
import network.conet.chain.transaction.Status;
import network.conet.chain.transaction.StoredTransaction;
import network.conet.chain.transaction.TransactionStore;
import network.conet.chainaccess.Nonce;
import network.conet.units.AccountAddress;
import network.conet.units.TxHash;
import org.jspecify.annotations.Nullable;

/** Transactions in PostgreSQL. */
public final class JdbcTransactionStore implements TransactionStore {
  private final InTransaction transactions;
  private final Clock clock;

  public JdbcTransactionStore(DataSource dataSource, Clock clock) {
    this.transactions = new InTransaction(dataSource);
    this.clock = clock;
  }

  @Override
  public Optional<StoredTransaction> byHash(TxHash hash) {
    return transactions.call(connection -> byHash(connection, hash));
  }

  @Override
  public Optional<StoredTransaction> byCall(CallId call) {
    return transactions.call(connection -> byCall(connection, call));
  }

  @Override
  public List<StoredTransaction> ofSender(AccountAddress sender, Optional<Mark> mark, int limit) {
    return transactions.call(
        connection ->
            mark.isEmpty()
                ? TransactionRows.list(
                    connection,
                    "sender = ? ORDER BY nonce DESC, hash DESC LIMIT ?",
                    sender.toBytes(),
                    limit)
                : TransactionRows.list(
                    connection,
                    "sender = ? AND (nonce, hash) < (?, ?) ORDER BY nonce DESC, hash DESC LIMIT ?",
                    sender.toBytes(),
                    mark.get().nonce().number(),
                    mark.get().hash().toBytes(),
                    limit));
  }

  @Override
  public Admission admit(StoredTransaction transaction, Caller by, IntakeLimits limits) {
    return transactions.call(
        connection -> {
          Instant now = clock.instant();
          TransactionChanges.look(connection, transaction.sender(), now);
          Optional<StoredTransaction> known = byHash(connection, transaction.hash());
          if (known.isPresent() && !(known.get().status() instanceof Status.Dropped)) {
            return new Admission.Known(known.get());
          }
          Optional<Admission.Full> full = full(connection, transaction, by, limits);
          if (full.isPresent()) {
            return full.get();
          }
          if (known.isPresent()) {
            delete(connection, transaction.hash());
          }
          TransactionRows.insert(connection, transaction, by.name());
          return new Admission.Stored(transaction);
        });
  }

  private static Optional<Admission.Full> full(
      Connection connection, StoredTransaction transaction, Caller by, IntakeLimits limits)
      throws SQLException {
    if (openOnes(connection, "sender = ?", transaction.sender().toBytes()) >= limits.ofSender()) {
      return full(
          ErrorCode.TOO_MANY_OPEN,
          limits.ofSender() + " transactions of this account are open; let one end first");
    }
    if (openOnes(connection, "submitted_by = ?", by.name()) >= limits.ofCaller()) {
      return full(
          ErrorCode.TOO_MANY_OPEN,
          limits.ofCaller() + " transactions that you sent in are open; let one end first");
    }
    return openOnes(connection, "submitted_by IS NOT NULL") >= limits.ofAll()
        ? full(ErrorCode.BUSY, "too many transactions are open; try again later")
        : Optional.empty();
  }

  private static Optional<Admission.Full> full(ErrorCode code, String detail) {
    return Optional.of(new Admission.Full(code, detail));
  }

  private static long openOnes(Connection connection, String condition, @Nullable Object... values)
      throws SQLException {
    return Sql.list(
            connection,
            row -> row.getLong(1),
            "SELECT count(*) FROM transaction WHERE ended_at IS NULL AND " + condition,
            values)
        .getFirst();
  }

  @Override
  public StoredTransaction insertNext(
      AccountAddress sender, CallId call, Nonce atLeast, Function<Nonce, StoredTransaction> sign) {
    return transactions.call(
        connection -> {
          TransactionChanges.look(connection, sender, clock.instant());
          Optional<StoredTransaction> known = byCall(connection, call);
          if (known.isPresent()) {
            return known.get();
          }
          StoredTransaction transaction = sign.apply(unusedNonce(connection, sender, atLeast));
          TransactionRows.insert(connection, transaction, null);
          return transaction;
        });
  }

  /** What was only dropped did not use its nonce, but others may still carry it out: not ours. */
  static Nonce unusedNonce(Connection connection, AccountAddress sender, Nonce atLeast)
      throws SQLException {
    long nonce = atLeast.number();
    for (long used :
        Sql.list(
            connection,
            row -> row.getLong(1),
            "SELECT DISTINCT nonce FROM transaction WHERE sender = ? AND nonce >= ? ORDER BY nonce",
            sender.toBytes(),
            nonce)) {
      if (used != nonce) {
        break;
      }
      nonce++;
    }
    return new Nonce(nonce);
  }

  @Override
  public void forget(TxHash hash) {
    transactions.call(
        connection ->
            Sql.update(
                connection,
                "DELETE FROM transaction WHERE hash = ? AND ended_at IS NULL AND sent_at IS NULL",
                (Object) hash.toBytes()));
  }

  private static void delete(Connection connection, TxHash hash) throws SQLException {
    Sql.update(connection, "DELETE FROM transaction WHERE hash = ?", (Object) hash.toBytes());
  }

  @Override
  public void sent(StoredTransaction transaction, Instant at) {
    transactions.call(
        connection -> {
          Sql.update(
              connection,
              "UPDATE transaction SET sent_at = ? WHERE hash = ?",
              at,
              transaction.hash().toBytes());
          List<StoredTransaction> displaced =
              TransactionRows.list(
                  connection,
                  "sender = ? AND nonce = ? AND hash <> ? AND ended_at IS NULL ORDER BY hash",
                  transaction.sender().toBytes(),
                  transaction.nonce().number(),
                  transaction.hash().toBytes());
          for (StoredTransaction older : displaced) {
            TransactionChanges.apply(
                connection,
                older.hash(),
                new Status.Change.GivenUp(DropReason.DISPLACED, Optional.of(transaction.hash())),
                at);
          }
          return displaced.size();
        });
  }

  @Override
  public void change(TxHash hash, Status.Change change) {
    transactions.call(
        connection -> {
          TransactionChanges.apply(connection, hash, change, clock.instant());
          return hash;
        });
  }

  private static Optional<StoredTransaction> byHash(Connection connection, TxHash hash)
      throws SQLException {
    return TransactionRows.one(connection, "hash = ?", (Object) hash.toBytes());
  }

  private static Optional<StoredTransaction> byCall(Connection connection, CallId call)
      throws SQLException {
    return TransactionRows.one(
        connection,
        "caller = ? AND idempotency_key = ? AND stands",
        call.caller().name(),
        call.key().value());
  }
}
