package network.conet.chain.db;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import network.conet.chain.transaction.BlockPoint;
import network.conet.chain.transaction.CallData;
import network.conet.chain.transaction.CallId;
import network.conet.chain.transaction.Caller;
import network.conet.chain.transaction.DropReason;
import network.conet.chain.transaction.Fees;
import network.conet.chain.transaction.IdempotencyKey;
import network.conet.chain.transaction.Inclusion;
import network.conet.chain.transaction.SignedEnvelope;
import network.conet.chain.transaction.Status;
import network.conet.chain.transaction.StoredTransaction;
import network.conet.chain.transaction.TransactionState;
import network.conet.chainaccess.Gas;
import network.conet.chainaccess.Nonce;
import network.conet.chainaccess.RevertData;
import network.conet.chainaccess.Wei;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;
import network.conet.units.Hex;
import network.conet.units.TxHash;
import org.jspecify.annotations.Nullable;

/** Rows of table {@code transaction} to records and back. */
final class TransactionRows {
  private TransactionRows() {}

  static List<StoredTransaction> list(
      Connection connection, String condition, @Nullable Object... values) throws SQLException {
    return Sql.list(
        connection, TransactionRows::read, "SELECT * FROM transaction WHERE " + condition, values);
  }

  static Optional<StoredTransaction> one(Connection connection, String condition, Object... values)
      throws SQLException {
    return list(connection, condition, values).stream().findFirst();
  }

  private static StoredTransaction read(ResultSet row) throws SQLException {
    String caller = row.getString("caller");
    return new StoredTransaction(
        TxHash.of(row.getBytes("hash")),
        AccountAddress.of(row.getBytes("sender")),
        new Nonce(row.getLong("nonce")),
        AccountAddress.of(row.getBytes("recipient")),
        CallData.of(row.getBytes("data")),
        SignedEnvelope.of(row.getBytes("envelope")),
        new Fees(
            new Gas(row.getLong("gas_limit")),
            new Wei(row.getBigDecimal("max_price").toBigIntegerExact()),
            new Wei(row.getBigDecimal("max_tip").toBigIntegerExact())),
        caller == null
            ? Optional.empty()
            : Optional.of(
                new CallId(
                    new Caller(caller), new IdempotencyKey(row.getString("idempotency_key")))),
        status(row),
        row.getTimestamp("created_at").toInstant(),
        Optional.ofNullable(row.getTimestamp("sent_at")).map(Timestamp::toInstant));
  }

  private static Status status(ResultSet row) throws SQLException {
    TransactionState state = TransactionState.valueOf(row.getString("state"));
    byte[] blockHash = row.getBytes("block_hash");
    Optional<TxHash> by = Optional.ofNullable(row.getBytes("replaced_by")).map(TxHash::of);
    return switch (state) {
      case PENDING -> new Status.Pending();
      case UNKNOWN -> new Status.Unknown();
      case CONFIRMED, REVERTED ->
          new Status.Settled(
              new Inclusion(
                  BlockNumber.of(row.getLong("block_number")),
                  Hash32.of(blockHash),
                  new Gas(row.getLong("gas_used")),
                  state == TransactionState.CONFIRMED,
                  RevertData.of(row.getBytes("revert_data"))));
      case REPLACED ->
          new Status.Replaced(
              by,
              blockHash == null
                  ? Optional.empty()
                  : Optional.of(
                      new BlockPoint(
                          BlockNumber.of(row.getLong("block_number")), Hash32.of(blockHash))));
      case DROPPED -> new Status.Dropped(DropReason.valueOf(row.getString("drop_reason")), by);
    };
  }

  static void insert(
      Connection connection, StoredTransaction transaction, @Nullable String submittedBy)
      throws SQLException {
    Sql.update(
        connection,
        """
        INSERT INTO transaction (hash, sender, nonce, recipient, data, envelope, gas_limit,
                                 max_price, max_tip, caller, idempotency_key, submitted_by,
                                 state, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PENDING', ?)
        """,
        transaction.hash().toBytes(),
        transaction.sender().toBytes(),
        transaction.nonce().number(),
        transaction.to().toBytes(),
        transaction.data().toBytes(),
        Hex.parse(transaction.envelope().hex()),
        transaction.fees().limit().units(),
        new BigDecimal(transaction.fees().maxPrice().units()),
        new BigDecimal(transaction.fees().maxTip().units()),
        transaction.call().map(call -> call.caller().name()).orElse(null),
        transaction.call().map(call -> call.key().value()).orElse(null),
        submittedBy,
        transaction.since());
  }

  /** Writes what is known now; an end is dated when it comes. */
  static void write(Connection connection, TxHash hash, Status status, Instant now)
      throws SQLException {
    Optional<Inclusion> inclusion =
        status instanceof Status.Settled(Inclusion found) ? Optional.of(found) : Optional.empty();
    Optional<BlockPoint> at =
        switch (status) {
          case Status.Settled(Inclusion i) -> Optional.of(new BlockPoint(i.block(), i.blockHash()));
          case Status.Replaced replaced -> replaced.at();
          default -> Optional.empty();
        };
    Optional<TxHash> by =
        switch (status) {
          case Status.Replaced replaced -> replaced.by();
          case Status.Dropped dropped -> dropped.by();
          default -> Optional.empty();
        };
    Sql.update(
        connection,
        """
        UPDATE transaction
        SET state = ?, drop_reason = ?, replaced_by = ?, block_number = ?, block_hash = ?,
            gas_used = ?, revert_data = ?,
            ended_at = CASE WHEN ?::boolean THEN NULL ELSE ?::timestamptz END,
            submitted_by = CASE WHEN ?::boolean THEN submitted_by END
        WHERE hash = ?
        """,
        status.state().name(),
        status instanceof Status.Dropped(DropReason reason, Optional<TxHash> unused)
            ? reason.name()
            : null,
        by.map(TxHash::toBytes).orElse(null),
        at.map(point -> point.number().number()).orElse(null),
        at.map(point -> point.hash().toBytes()).orElse(null),
        inclusion.map(i -> i.gasUsed().units()).orElse(null),
        inclusion.map(i -> i.revertData().toBytes()).orElse(null),
        status.isOpen(),
        now,
        status.isOpen(),
        hash.toBytes());
  }
}
