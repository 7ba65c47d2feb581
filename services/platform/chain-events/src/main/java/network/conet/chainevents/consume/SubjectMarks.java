package network.conet.chainevents.consume;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import network.conet.chainevents.BlockPosition;
import network.conet.units.BlockNumber;
import network.conet.units.Bytes;

/**
 * For a read model that shows what the contracts say: a log tells which subject has changed, the
 * mark stays until the contract was asked about it after that block or a later one of the chain,
 * and a block that is taken back marks its subjects again.
 */
public final class SubjectMarks {
  private final String consumer;

  public SubjectMarks(String consumer) {
    this.consumer = consumer;
  }

  /** Logs of a block that is appended have changed these. */
  public void touched(Connection transaction, BlockNumber block, Collection<Bytes> subjects)
      throws SQLException {
    try (PreparedStatement touched =
            transaction.prepareStatement(
                """
                INSERT INTO chain_subject_touched (consumer, subject, block_number)
                VALUES (?, ?, ?) ON CONFLICT DO NOTHING
                """);
        PreparedStatement mark =
            transaction.prepareStatement(
                """
                INSERT INTO chain_subject_mark (consumer, subject, block_number)
                VALUES (?, ?, ?)
                ON CONFLICT (consumer, subject) DO UPDATE SET block_number = excluded.block_number
                """);
        PreparedStatement prune =
            transaction.prepareStatement(
                "DELETE FROM chain_subject_touched WHERE consumer = ? AND block_number < ?")) {
      for (PreparedStatement insert : List.of(touched, mark)) {
        for (Bytes subject : subjects) {
          insert.setString(1, consumer);
          insert.setBytes(2, subject.toBytes());
          insert.setLong(3, block.number());
          insert.addBatch();
        }
        insert.executeBatch();
      }
      prune.setString(1, consumer);
      prune.setLong(2, block.minusOrZero(ChainConsumer.KEPT_BLOCKS).number());
      prune.executeUpdate();
    }
  }

  /** Everything above this block is taken back. */
  public void takeBack(Connection transaction, BlockPosition newTip) throws SQLException {
    try (PreparedStatement mark =
            transaction.prepareStatement(
                """
                INSERT INTO chain_subject_mark (consumer, subject, block_number)
                SELECT DISTINCT consumer, subject, ? FROM chain_subject_touched
                WHERE consumer = ? AND block_number > ?
                ON CONFLICT (consumer, subject) DO UPDATE SET block_number = excluded.block_number
                """);
        PreparedStatement delete =
            transaction.prepareStatement(
                "DELETE FROM chain_subject_touched WHERE consumer = ? AND block_number > ?")) {
      long tip = newTip.number().number();
      mark.setLong(1, tip);
      mark.setString(2, consumer);
      mark.setLong(3, tip);
      mark.executeUpdate();
      delete.setString(1, consumer);
      delete.setLong(2, tip);
      delete.executeUpdate();
    }
  }

  /** Some of those that the contracts after this block can be asked about. */
  public List<Bytes> marked(Connection connection, BlockPosition block, int limit)
      throws SQLException {
    List<Bytes> subjects = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT subject FROM chain_subject_mark WHERE consumer = ? AND block_number <= ?
            ORDER BY subject LIMIT ?
            """)) {
      select.setString(1, consumer);
      select.setLong(2, block.number().number());
      select.setInt(3, limit);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          subjects.add(Bytes.of(rows.getBytes(1)));
        }
      }
    }
    return subjects;
  }

  /**
   * What the contracts say of these after this block is stored with the transaction. One that a
   * later block has changed in the meantime stays marked.
   */
  public void read(Connection transaction, BlockPosition block, Collection<Bytes> subjects)
      throws SQLException {
    try (PreparedStatement delete =
        transaction.prepareStatement(
            """
            DELETE FROM chain_subject_mark
            WHERE consumer = ? AND subject = ? AND block_number <= ?
            """)) {
      for (Bytes subject : subjects) {
        delete.setString(1, consumer);
        delete.setBytes(2, subject.toBytes());
        delete.setLong(3, block.number().number());
        delete.addBatch();
      }
      delete.executeBatch();
    }
  }
}
