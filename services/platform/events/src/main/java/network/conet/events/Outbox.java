package network.conet.events;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Where events wait. Appending uses the caller's connection, so that an event exists exactly if the
 * caller's transaction commits.
 */
public final class Outbox {
  private Outbox() {}

  public static void append(Connection connection, OutboxEvent event) throws SQLException {
    append(connection, List.of(event));
  }

  public static void append(Connection connection, List<OutboxEvent> events) throws SQLException {
    if (events.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO outbox (topic, key, value) VALUES (?, ?, ?)")) {
      for (OutboxEvent event : events) {
        insert.setString(1, event.topic());
        insert.setBytes(2, event.key());
        insert.setBytes(3, event.value());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
