package network.conet.chainevents.consume;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A consumer's row of {@code chain_checkpoint}: the lock of whoever applies, and how far it is. */
record Checkpoint(String topicId, long nextOffset, String generation) {
  /** Locks the row, which is made if it is missing. */
  static Checkpoint lock(Connection connection, String consumer) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement(
            """
            INSERT INTO chain_checkpoint (consumer, topic_id, next_offset, generation)
            VALUES (?, '', 0, '')
            ON CONFLICT (consumer) DO UPDATE SET next_offset = chain_checkpoint.next_offset
            RETURNING topic_id, next_offset, generation
            """)) {
      lock.setString(1, consumer);
      try (ResultSet row = lock.executeQuery()) {
        row.next();
        return new Checkpoint(row.getString(1), row.getLong(2), row.getString(3));
      }
    }
  }

  void store(Connection connection, String consumer) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE chain_checkpoint SET topic_id = ?, next_offset = ?, generation = ?
            WHERE consumer = ?
            """)) {
      update.setString(1, topicId);
      update.setLong(2, nextOffset);
      update.setString(3, generation);
      update.setString(4, consumer);
      update.executeUpdate();
    }
  }
}
