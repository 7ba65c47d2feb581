package network.conet.chain.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import network.conet.chain.transaction.CallId;
import network.conet.chain.transaction.Status;
import network.conet.chain.transaction.StoredTransaction;
import network.conet.units.AccountAddress;
import network.conet.units.TxHash;

/** Changes of what is known, within a transaction of the database. */
final class TransactionChanges {
  private TransactionChanges() {}

  static void apply(Connection connection, TxHash hash, Status.Change change, Instant now)
      throws SQLException {
    Optional<StoredTransaction> row =
        TransactionRows.one(connection, "hash = ? FOR UPDATE", (Object) hash.toBytes());
    if (row.isEmpty()) {
      return;
    }
    StoredTransaction transaction = row.get();
    Status next = transaction.status().after(change);
    if (next.equals(transaction.status())) {
      return;
    }
    TransactionRows.write(connection, hash, next, now);
    if (next instanceof Status.Settled && transaction.call().isPresent()) {
      stand(connection, transaction.call().get(), hash);
    }
    if (next.isOpen() != transaction.status().isOpen()) {
      look(connection, transaction.sender(), now);
    }
  }

  /** Of a call's transactions this one is the one to show, since it was carried out. */
  private static void stand(Connection connection, CallId call, TxHash hash) throws SQLException {
    Sql.update(
        connection,
        "UPDATE transaction SET stands = false"
            + " WHERE caller = ? AND idempotency_key = ? AND hash <> ?",
        call.caller().name(),
        call.key().value(),
        hash.toBytes());
    Sql.update(
        connection, "UPDATE transaction SET stands = true WHERE hash = ?", (Object) hash.toBytes());
  }

  /** Has the account looked at soon, and locks it until the end of the transaction. */
  static void look(Connection connection, AccountAddress sender, Instant now) throws SQLException {
    Sql.update(
        connection,
        """
        INSERT INTO sender (address, look_at) VALUES (?, ?)
        ON CONFLICT (address) DO UPDATE SET look_at = EXCLUDED.look_at, looks = 0
        """,
        sender.toBytes(),
        now);
  }
}
