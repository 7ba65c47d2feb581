package network.conet.events;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What the publisher asks of the table. */
final class OutboxTable {
  /** One event as it will be sent, however often. */
  record Numbered(long sequence, OutboxEvent event) {}

  private OutboxTable() {}

  /**
   * Gives numbers to the oldest events that have none. Only one publisher does this at a time, so
   * numbers follow the order of ids among what had been committed.
   */
  static void number(Connection connection, int limit) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE outbox o SET sequence = n.sequence
            FROM (SELECT id, nextval('outbox_sequence') AS sequence
                  FROM (SELECT id FROM outbox WHERE sent_at IS NULL AND sequence IS NULL
                        ORDER BY id LIMIT ?) AS oldest) AS n
            WHERE o.id = n.id
            """)) {
      update.setInt(1, limit);
      update.executeUpdate();
    }
  }

  static List<Numbered> unsent(Connection connection, int limit) throws SQLException {
    List<Numbered> events = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT sequence, topic, key, value FROM outbox
            WHERE sent_at IS NULL AND sequence IS NOT NULL ORDER BY sequence LIMIT ?
            """)) {
      select.setInt(1, limit);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          events.add(
              new Numbered(
                  rows.getLong(1),
                  new OutboxEvent(rows.getString(2), rows.getBytes(3), rows.getBytes(4))));
        }
      }
    }
    return events;
  }

  static void markSent(Connection connection, long upToSequence) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE outbox SET sent_at = now() WHERE sent_at IS NULL AND sequence <= ?")) {
      update.setLong(1, upToSequence);
      update.executeUpdate();
    }
  }

  static void prune(Connection connection, long keepSeconds) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM outbox WHERE sent_at < now() - ? * interval '1 second'")) {
      delete.setLong(1, keepSeconds);
      delete.executeUpdate();
    }
  }

  static boolean tryLock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT pg_try_advisory_lock(hashtextextended(current_schema() || '.outbox',"
                    + " 0))")) {
      return row.next() && row.getBoolean(1);
    }
  }

  static void unlock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "SELECT pg_advisory_unlock(hashtextextended(current_schema() || '.outbox', 0))");
    }
  }
}
