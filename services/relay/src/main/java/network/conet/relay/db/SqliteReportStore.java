package network.conet.relay.db;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import network.conet.evidence.report.CapacityReport;
import network.conet.evidence.report.MeasuredMillis;
import network.conet.evidence.report.Report;
import network.conet.evidence.report.SignedReport;
import network.conet.evidence.report.UptimeReport;
import network.conet.evidence.report.UptimeSlot;
import network.conet.relay.measure.ReportStore;
import network.conet.units.BytesPerSecond;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.SignatureBytes;

/**
 * A row for each question, so that the database itself refuses a second answer. Kinds are numbered
 * as in the canonical records: 2 capacity, 3 uptime; the slot of a capacity report is 0.
 */
public final class SqliteReportStore implements ReportStore, AutoCloseable {
  private static final int CAPACITY = 2;
  private static final int UPTIME = 3;
  private static final String QUESTION =
      " where epoch = ? and kind = ? and subject = ? and slot = ?";

  private final NodeId self;
  private final Connection connection;

  public SqliteReportStore(Path file, NodeId self) {
    this.self = self;
    try {
      connection =
          SqliteFile.open(
              file,
              "create table if not exists report ("
                  + "epoch integer not null, kind integer not null, subject blob not null, "
                  + "slot integer not null, bytes_per_second integer not null, "
                  + "milliseconds integer not null, reachable integer not null, "
                  + "nonce blob not null, signature blob not null, settled integer not null, "
                  + "primary key (epoch, kind, subject, slot)) without rowid");
    } catch (SQLException e) {
      throw new IllegalStateException("cannot open the report store " + file, e);
    }
  }

  @Override
  public void keepFirst(SignedReport signed) {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into report values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0) on conflict do nothing")) {
      question(insert, signed.report());
      switch (signed.report()) {
        case CapacityReport capacity -> {
          insert.setLong(5, capacity.rate().rate());
          insert.setLong(6, capacity.duration().milliseconds());
          insert.setBoolean(7, false);
          insert.setBytes(8, capacity.nonce().toBytes());
        }
        case UptimeReport uptime -> {
          insert.setLong(5, 0);
          insert.setLong(6, 0);
          insert.setBoolean(7, uptime.reachable());
          insert.setBytes(8, uptime.nonce().toBytes());
        }
      }
      insert.setBytes(9, signed.signature().toBytes());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot keep a report", e);
    }
  }

  @Override
  public boolean hasMeasured(EpochId epoch, NodeId subject) {
    return isAnswered(epoch, CAPACITY, subject, 0);
  }

  @Override
  public boolean hasChecked(EpochId epoch, NodeId subject, UptimeSlot slot) {
    return isAnswered(epoch, UPTIME, subject, slot.number());
  }

  private boolean isAnswered(EpochId epoch, int kind, NodeId subject, int slot) {
    try (PreparedStatement select =
        connection.prepareStatement("select 1 from report" + QUESTION)) {
      question(select, epoch, kind, subject, slot);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read what was reported", e);
    }
  }

  @Override
  public List<SignedReport> unsettled(EpochId epoch) {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select * from report where epoch = ? and settled = 0 order by kind, slot, subject")) {
      select.setLong(1, epoch.number());
      List<SignedReport> reports = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          reports.add(decode(rows));
        }
      }
      return List.copyOf(reports);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read the reports to send", e);
    }
  }

  @Override
  public void settle(Report report) {
    try (PreparedStatement update =
        connection.prepareStatement("update report set settled = 1" + QUESTION)) {
      question(update, report);
      update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot settle a report", e);
    }
  }

  @Override
  public void forgetBefore(EpochId epoch) {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from report where epoch < ?")) {
      delete.setLong(1, epoch.number());
      delete.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot forget reports", e);
    }
  }

  private SignedReport decode(ResultSet row) throws SQLException {
    EpochId epoch = EpochId.of(row.getLong("epoch"));
    NodeId subject = NodeId.of(row.getBytes("subject"));
    Hash32 nonce = Hash32.of(row.getBytes("nonce"));
    Report report =
        row.getInt("kind") == CAPACITY
            ? new CapacityReport(
                epoch,
                subject,
                self,
                BytesPerSecond.of(row.getLong("bytes_per_second")),
                new MeasuredMillis(row.getLong("milliseconds")),
                nonce)
            : new UptimeReport(
                epoch,
                subject,
                self,
                new UptimeSlot(row.getInt("slot")),
                row.getBoolean("reachable"),
                nonce);
    return new SignedReport(report, SignatureBytes.of(row.getBytes("signature")));
  }

  private static void question(PreparedStatement statement, Report report) throws SQLException {
    switch (report) {
      case CapacityReport capacity ->
          question(statement, capacity.epoch(), CAPACITY, capacity.subject(), 0);
      case UptimeReport uptime ->
          question(statement, uptime.epoch(), UPTIME, uptime.subject(), uptime.slot().number());
    }
  }

  private static void question(
      PreparedStatement statement, EpochId epoch, int kind, NodeId subject, int slot)
      throws SQLException {
    statement.setLong(1, epoch.number());
    statement.setInt(2, kind);
    statement.setBytes(3, subject.toBytes());
    statement.setInt(4, slot);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot close the report store", e);
    }
  }
}
