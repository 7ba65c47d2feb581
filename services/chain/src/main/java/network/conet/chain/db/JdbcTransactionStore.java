package network.conet.chain.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import network.conet.chain.transaction.IdempotencyKey;
import network.conet.chain.transaction.Inclusion;
import network.conet.chain.transaction.Nonce;
import network.conet.chain.transaction.StoredTransaction;
import network.conet.chain.transaction.TransactionState;
import network.conet.chain.transaction.TransactionStore;
import network.conet.units.AccountAddress;
import network.conet.units.TxHash;

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
  public Optional<StoredTransaction> byKey(IdempotencyKey key) {
    return transactions.call(connection -> byKey(connection, key));
  }

  @Override
  public StoredTransaction insert(StoredTransaction transaction) {
    return transactions.call(
        connection -> {
          TransactionRows.insert(connection, transaction, clock.instant());
          return byHash(connection, transaction.hash()).orElse(transaction);
        });
  }

  @Override
  public StoredTransaction insertNext(
      AccountAddress sender,
      IdempotencyKey key,
      Nonce atLeast,
      Function<Nonce, StoredTransaction> sign) {
    return transactions.call(
        connection -> {
          Nonce nonce = lockNonce(connection, sender).max(atLeast);
          Optional<StoredTransaction> known = byKey(connection, key);
          if (known.isPresent()) {
            return known.get();
          }
          StoredTransaction transaction = sign.apply(nonce);
          TransactionRows.insert(connection, transaction, clock.instant());
          update(
              connection,
              "UPDATE sender SET next_nonce = ? WHERE address = ?",
              nonce.next().number(),
              sender.toBytes());
          return transaction;
        });
  }

  private static Nonce lockNonce(Connection connection, AccountAddress sender) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement(
            """
            INSERT INTO sender (address, next_nonce) VALUES (?, 0)
            ON CONFLICT (address) DO UPDATE SET next_nonce = sender.next_nonce
            RETURNING next_nonce
            """)) {
      lock.setBytes(1, sender.toBytes());
      try (ResultSet row = lock.executeQuery()) {
        row.next();
        return new Nonce(row.getLong(1));
      }
    }
  }

  @Override
  public void forget(TxHash hash) {
    update("DELETE FROM transaction WHERE hash = ? AND state = 'PENDING'", (Object) hash.toBytes());
  }

  @Override
  public void settle(TxHash hash, TransactionState state, Inclusion inclusion) {
    update(
        """
        UPDATE transaction
        SET state = ?, block_number = ?, block_hash = ?, gas_used = ?, revert_data = ?
        WHERE hash = ?
        """,
        state.name(),
        inclusion.block().number(),
        inclusion.blockHash().toBytes(),
        inclusion.gasUsed().units(),
        inclusion.revertData().toBytes(),
        hash.toBytes());
  }

  @Override
  public void markUnknown(TxHash hash) {
    update(
        "UPDATE transaction SET state = 'UNKNOWN' WHERE hash = ? AND state = 'PENDING'",
        (Object) hash.toBytes());
  }

  @Override
  public void markSent(TxHash hash, Instant at) {
    update("UPDATE transaction SET sent_at = ? WHERE hash = ?", Timestamp.from(at), hash.toBytes());
  }

  @Override
  public List<Open> open(int limit) {
    return transactions.call(
        connection -> {
          List<Open> open = new ArrayList<>();
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT "
                      + TransactionRows.COLUMNS
                      + " FROM transaction WHERE state IN ('PENDING', 'UNKNOWN')"
                      + " ORDER BY created_at, nonce LIMIT ?")) {
            select.setInt(1, limit);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                open.add(
                    new Open(
                        TransactionRows.read(row),
                        row.getTimestamp("created_at").toInstant(),
                        Optional.ofNullable(row.getTimestamp("sent_at"))
                            .map(Timestamp::toInstant)));
              }
            }
          }
          return open;
        });
  }

  private static Optional<StoredTransaction> byHash(Connection connection, TxHash hash)
      throws SQLException {
    return one(connection, "hash = ?", hash.toBytes());
  }

  private static Optional<StoredTransaction> byKey(Connection connection, IdempotencyKey key)
      throws SQLException {
    return one(connection, "idempotency_key = ?", key.value());
  }

  private static Optional<StoredTransaction> one(
      Connection connection, String condition, Object value) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT " + TransactionRows.COLUMNS + " FROM transaction WHERE " + condition)) {
      select.setObject(1, value);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(TransactionRows.read(row)) : Optional.empty();
      }
    }
  }

  private void update(String sql, Object... values) {
    transactions.call(connection -> update(connection, sql, values));
  }

  private static int update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }
}
