package network.conet.proofs.db;

import static network.conet.proofs.db.JdbcTransactions.statement;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import network.conet.evidence.dataset.RecordKind;
import network.conet.evidence.report.CapacityReport;
import network.conet.evidence.report.SignedReport;
import network.conet.evidence.report.UptimeReport;
import network.conet.proofs.measurement.ReportLog;
import network.conet.units.Hash32;

/** Reports; a unique constraint decides which one was first. */
public final class JdbcReportLog implements ReportLog {
  @Override
  public Hash32 addFirst(SignedReport signed, Hash32 digest) {
    statement(
        "insert into report (report_id, kind, epoch, subject, author, slot, bytes_per_second,"
            + " milliseconds, reachable, nonce, signature) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict do nothing",
        insert -> {
          insert.setBytes(1, digest.toBytes());
          question(insert, 2, signed);
          switch (signed.report()) {
            case CapacityReport capacity -> {
              insert.setLong(7, capacity.rate().rate());
              insert.setLong(8, capacity.duration().milliseconds());
              insert.setBoolean(9, false);
              insert.setBytes(10, capacity.nonce().toBytes());
            }
            case UptimeReport uptime -> {
              insert.setLong(7, 0);
              insert.setLong(8, 0);
              insert.setBoolean(9, uptime.reachable());
              insert.setBytes(10, uptime.nonce().toBytes());
            }
          }
          insert.setBytes(11, signed.signature().toBytes());
          return insert.executeUpdate();
        });
    return statement(
        "select report_id from report where kind = ? and epoch = ? and subject = ?"
            + " and author = ? and slot = ?",
        query -> {
          question(query, 1, signed);
          return Columns.list(query, row -> Hash32.of(row.getBytes(1))).getFirst();
        });
  }

  private static void question(PreparedStatement statement, int first, SignedReport signed)
      throws SQLException {
    RecordKind kind = RecordKind.CAPACITY_REPORT;
    int slot = 0;
    if (signed.report() instanceof UptimeReport uptime) {
      kind = RecordKind.UPTIME_REPORT;
      slot = uptime.slot().number();
    }
    statement.setInt(first, kind.code());
    statement.setLong(first + 1, signed.report().epoch().number());
    statement.setBytes(first + 2, signed.report().subject().toBytes());
    statement.setBytes(first + 3, signed.report().author().toBytes());
    statement.setInt(first + 4, slot);
  }
}
