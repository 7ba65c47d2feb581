package network.conet.proofs.db;

import static network.conet.proofs.db.JdbcTransactions.statement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.conet.evidence.dataset.RecordKind;
import network.conet.evidence.receipt.SessionEvidence;
import network.conet.evidence.report.CapacityReport;
import network.conet.evidence.report.MeasuredMillis;
import network.conet.evidence.report.SignedReport;
import network.conet.evidence.report.UptimeReport;
import network.conet.evidence.report.UptimeSlot;
import network.conet.proofs.epoch.EpochRecord;
import network.conet.proofs.epoch.EpochRecords;
import network.conet.units.ByteCount;
import network.conet.units.BytesPerSecond;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.SignatureBytes;

/** An epoch's records by key: bytea compares as the unsigned number that the order asks for. */
public final class JdbcEpochRecords implements EpochRecords {
  @Override
  public List<EpochRecord> page(EpochId epoch, Optional<Position> after, int limit) {
    List<EpochRecord> page = new ArrayList<>();
    if (after.isEmpty() || after.get().kind() == RecordKind.SETTLED_SESSION) {
      page.addAll(sessions(epoch, after.map(Position::key), limit));
    }
    if (page.size() < limit) {
      page.addAll(reports(epoch, after, limit - page.size()));
    }
    return page;
  }

  private static List<EpochRecord> sessions(EpochId epoch, Optional<Hash32> after, int limit) {
    return statement(
        "select * from settlement where epoch = ? and bytes_carried > bytes_settled_before"
            + " and voucher_id > ? order by voucher_id limit ?",
        query -> {
          query.setLong(1, epoch.number());
          query.setBytes(2, after.map(Hash32::toBytes).orElseGet(() -> new byte[0]));
          query.setInt(3, limit);
          return Columns.list(query, JdbcEpochRecords::session);
        });
  }

  private static List<EpochRecord> reports(EpochId epoch, Optional<Position> after, int limit) {
    return statement(
        "select * from report where epoch = ? and (kind, report_id) > (?, ?)"
            + " order by kind, report_id limit ?",
        query -> {
          query.setLong(1, epoch.number());
          query.setInt(2, after.map(Position::kind).orElse(RecordKind.SETTLED_SESSION).code());
          query.setBytes(3, after.map(Position::key).orElse(Hash32.ZERO).toBytes());
          query.setInt(4, limit);
          return Columns.list(query, JdbcEpochRecords::report);
        });
  }

  private static EpochRecord session(ResultSet row) throws SQLException {
    return new EpochRecord.Session(
        SessionEvidence.parse(
            row.getBytes("prepared_message"),
            row.getBytes("voucher_signature"),
            row.getBytes("node_id"),
            row.getLong("bytes_carried"),
            row.getLong("sequence"),
            row.getBytes("receipt_signature")),
        ByteCount.of(row.getLong("bytes_settled_before")));
  }

  private static EpochRecord report(ResultSet row) throws SQLException {
    EpochId epoch = EpochId.of(row.getLong("epoch"));
    NodeId subject = NodeId.of(row.getBytes("subject"));
    NodeId author = NodeId.of(row.getBytes("author"));
    Hash32 nonce = Hash32.of(row.getBytes("nonce"));
    SignatureBytes signature = SignatureBytes.of(row.getBytes("signature"));
    if (row.getInt("kind") == RecordKind.UPTIME_REPORT.code()) {
      return new EpochRecord.Reported(
          new SignedReport(
              new UptimeReport(
                  epoch,
                  subject,
                  author,
                  new UptimeSlot(row.getInt("slot")),
                  row.getBoolean("reachable"),
                  nonce),
              signature));
    }
    return new EpochRecord.Reported(
        new SignedReport(
            new CapacityReport(
                epoch,
                subject,
                author,
                BytesPerSecond.of(row.getLong("bytes_per_second")),
                new MeasuredMillis(row.getLong("milliseconds")),
                nonce),
            signature));
  }
}
