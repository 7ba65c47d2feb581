package network.conet.chainevents.consume;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import network.conet.chainevents.BlockPosition;

/**
 * The block after which a read model shows what the contracts say: the one row of the service's own
 * table {@code head (block_number, block_hash)}, whose hash is null until all was asked.
 */
public final class ReadModelHead {
  private ReadModelHead() {}

  /** Whether all that the contracts say after this block is shown. */
  public static boolean is(Connection connection, BlockPosition block) throws SQLException {
    return holds(connection, "SELECT 1 FROM head WHERE block_hash = ?", block.hash().toBytes());
  }

  /** Whether what is true after a later block is shown already: another instance has stored it. */
  public static boolean isAbove(Connection connection, BlockPosition block) throws SQLException {
    return holds(
        connection,
        "SELECT 1 FROM head WHERE block_hash IS NOT NULL AND block_number > ?",
        block.number().number());
  }

  /** All that the contracts say after this block is shown from here on. */
  public static void set(Connection transaction, BlockPosition block) throws SQLException {
    try (PreparedStatement update =
        transaction.prepareStatement("UPDATE head SET block_number = ?, block_hash = ?")) {
      update.setLong(1, block.number().number());
      update.setBytes(2, block.hash().toBytes());
      update.executeUpdate();
    }
  }

  /** Blocks are taken back; the same may come again, but what was read after them may be gone. */
  public static void forget(Connection transaction) throws SQLException {
    try (PreparedStatement update =
        transaction.prepareStatement("UPDATE head SET block_hash = NULL")) {
      update.executeUpdate();
    }
  }

  private static boolean holds(Connection connection, String query, Object value)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(query)) {
      select.setObject(1, value);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }
}
