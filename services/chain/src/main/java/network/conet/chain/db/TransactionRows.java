package network.conet.chain.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import network.conet.chain.transaction.CallData;
import network.conet.chain.transaction.IdempotencyKey;
import network.conet.chain.transaction.Inclusion;
import network.conet.chain.transaction.Nonce;
import network.conet.chain.transaction.RevertData;
import network.conet.chain.transaction.SignedEnvelope;
import network.conet.chain.transaction.StoredTransaction;
import network.conet.chain.transaction.TransactionState;
import network.conet.chainaccess.Gas;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;
import network.conet.units.Hex;
import network.conet.units.TxHash;

/** Rows of table {@code transaction} to records and back. */
final class TransactionRows {
  static final String COLUMNS =
      "hash, sender, nonce, recipient, data, envelope, idempotency_key, state, block_number,"
          + " block_hash, gas_used, revert_data, created_at, sent_at";

  private TransactionRows() {}

  static StoredTransaction read(ResultSet row) throws SQLException {
    TransactionState state = TransactionState.valueOf(row.getString("state"));
    byte[] blockHash = row.getBytes("block_hash");
    Optional<Inclusion> inclusion =
        blockHash == null
            ? Optional.empty()
            : Optional.of(
                new Inclusion(
                    BlockNumber.of(row.getLong("block_number")),
                    Hash32.of(blockHash),
                    new Gas(row.getLong("gas_used")),
                    state == TransactionState.CONFIRMED,
                    RevertData.of(row.getBytes("revert_data"))));
    return new StoredTransaction(
        TxHash.of(row.getBytes("hash")),
        AccountAddress.of(row.getBytes("sender")),
        new Nonce(row.getLong("nonce")),
        AccountAddress.of(row.getBytes("recipient")),
        CallData.of(row.getBytes("data")),
        SignedEnvelope.of(row.getBytes("envelope")),
        Optional.ofNullable(row.getString("idempotency_key")).map(IdempotencyKey::new),
        state,
        inclusion);
  }

  static void insert(Connection connection, StoredTransaction transaction, Instant now)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO transaction (hash, sender, nonce, recipient, data, envelope,
                                     idempotency_key, state, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, 'PENDING', ?)
            ON CONFLICT (hash) DO NOTHING
            """)) {
      insert.setBytes(1, transaction.hash().toBytes());
      insert.setBytes(2, transaction.sender().toBytes());
      insert.setLong(3, transaction.nonce().number());
      insert.setBytes(4, transaction.to().toBytes());
      insert.setBytes(5, transaction.data().toBytes());
      insert.setBytes(6, Hex.parse(transaction.envelope().hex()));
      insert.setString(7, transaction.key().map(IdempotencyKey::value).orElse(null));
      insert.setTimestamp(8, Timestamp.from(now));
      insert.executeUpdate();
    }
  }
}
