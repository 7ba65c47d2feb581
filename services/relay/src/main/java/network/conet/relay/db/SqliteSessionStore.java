package network.conet.relay.db;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.conet.evidence.receipt.Receipt;
import network.conet.evidence.receipt.ReceiptSequence;
import network.conet.evidence.receipt.SignedReceipt;
import network.conet.evidence.voucher.PreparedVoucher;
import network.conet.evidence.voucher.RsaSignature;
import network.conet.evidence.voucher.Voucher;
import network.conet.proto.relay.v1.StoredSession;
import network.conet.relay.session.KeptSession;
import network.conet.relay.session.SessionStore;
import network.conet.units.ByteCount;
import network.conet.units.NodeId;
import network.conet.units.SignatureBytes;
import network.conet.units.VoucherId;

/**
 * One connection, used by one thread at a time. A receipt that {@link #keep} returned from is there
 * after a power cut.
 */
public final class SqliteSessionStore implements SessionStore, AutoCloseable {
  private final NodeId self;
  private final Connection connection;

  public SqliteSessionStore(Path file, NodeId self) {
    this.self = self;
    try {
      connection =
          SqliteFile.open(
              file,
              "create table if not exists session ("
                  + "voucher_id blob primary key, record blob not null, sequence integer not null, "
                  + "acknowledged integer not null) without rowid",
              "create index if not exists session_unacknowledged on session (sequence) "
                  + "where acknowledged < sequence");
    } catch (SQLException e) {
      throw new IllegalStateException("cannot open the session store " + file, e);
    }
  }

  @Override
  public synchronized Optional<KeptSession> find(VoucherId voucherId) {
    try (PreparedStatement select =
        connection.prepareStatement("select record from session where voucher_id = ?")) {
      select.setBytes(1, voucherId.toBytes());
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? Optional.of(decode(rows.getBytes(1))) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read a session", e);
    }
  }

  @Override
  public synchronized void keep(List<KeptSession> sessions) {
    try {
      connection.setAutoCommit(false);
      try (PreparedStatement upsert =
          connection.prepareStatement(
              "insert into session (voucher_id, record, sequence, acknowledged) values (?, ?, ?, 0)"
                  + " on conflict (voucher_id) do update set record = excluded.record,"
                  + " sequence = excluded.sequence where excluded.sequence > session.sequence")) {
        for (KeptSession session : sessions) {
          upsert.setBytes(1, session.voucherId().toBytes());
          upsert.setBytes(2, encode(session));
          upsert.setLong(3, session.sequence().number());
          upsert.addBatch();
        }
        upsert.executeBatch();
        connection.commit();
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot keep receipts", e);
    }
  }

  @Override
  public synchronized List<KeptSession> unacknowledged(int limit) {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select record from session where acknowledged < sequence order by sequence limit ?")) {
      select.setInt(1, limit);
      List<KeptSession> sessions = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          sessions.add(decode(rows.getBytes(1)));
        }
      }
      return List.copyOf(sessions);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read unacknowledged receipts", e);
    }
  }

  @Override
  public synchronized void acknowledge(VoucherId voucherId, ReceiptSequence sequence) {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update session set acknowledged = max(acknowledged, ?) where voucher_id = ?")) {
      update.setLong(1, sequence.number());
      update.setBytes(2, voucherId.toBytes());
      update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot acknowledge a receipt", e);
    }
  }

  private static byte[] encode(KeptSession session) {
    StoredSession.Builder stored =
        StoredSession.newBuilder()
            .setPreparedMessage(ByteString.copyFrom(session.voucher().prepared().toBytes()))
            .setVoucherSignature(ByteString.copyFrom(session.voucher().signature().toBytes()))
            .setBytesCarried(session.receipted().bytes())
            .setSequence(session.sequence().number());
    session
        .newest()
        .ifPresent(
            signed ->
                stored.setReceiptSignature(ByteString.copyFrom(signed.signature().toBytes())));
    return stored.build().toByteArray();
  }

  private KeptSession decode(byte[] record) {
    StoredSession stored;
    try {
      stored = StoredSession.parseFrom(record);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("the session store holds what is no session", e);
    }
    Voucher voucher =
        new Voucher(
            PreparedVoucher.of(stored.getPreparedMessage().toByteArray()),
            RsaSignature.of(stored.getVoucherSignature().toByteArray()));
    if (stored.getReceiptSignature().isEmpty()) {
      return new KeptSession(voucher, Optional.empty());
    }
    Receipt receipt =
        new Receipt(
            voucher.id(),
            self,
            ByteCount.of(stored.getBytesCarried()),
            ReceiptSequence.of(stored.getSequence()));
    return new KeptSession(
        voucher,
        Optional.of(
            new SignedReceipt(
                receipt, SignatureBytes.of(stored.getReceiptSignature().toByteArray()))));
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot close the session store", e);
    }
  }
}
