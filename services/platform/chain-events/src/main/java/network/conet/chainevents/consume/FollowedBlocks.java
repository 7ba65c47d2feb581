package network.conet.chainevents.consume;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import network.conet.chainevents.BlockPosition;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;

/**
 * The chain as a consumer has applied it, for whoever reads the contracts after a block: it takes
 * the tip, asks the node outside any transaction, and stores what it read if the chain still {@link
 * #holds} that block.
 */
public final class FollowedBlocks {
  private final String consumer;

  public FollowedBlocks(String consumer) {
    this.consumer = consumer;
  }

  /** The newest block that is applied. */
  public Optional<BlockPosition> tip(Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT number, hash FROM chain_block_known WHERE consumer = ? AND canonical
            ORDER BY number DESC LIMIT 1
            """)) {
      select.setString(1, consumer);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new BlockPosition(BlockNumber.of(row.getLong(1)), Hash32.of(row.getBytes(2))))
            : Optional.empty();
      }
    }
  }

  /**
   * Whether the block is of the chain, which the consumer does not change until this transaction
   * ends. A block that is older than those kept is not known to be.
   */
  public boolean holds(Connection transaction, BlockPosition block) throws SQLException {
    lock(transaction, consumer);
    try (PreparedStatement select =
        transaction.prepareStatement(
            "SELECT 1 FROM chain_block_known WHERE consumer = ? AND hash = ? AND canonical")) {
      select.setString(1, consumer);
      select.setBytes(2, block.hash().toBytes());
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  /** The consumer neither adds nor takes back a block until this transaction ends. */
  public static void lock(Connection transaction, String consumer) throws SQLException {
    try (PreparedStatement lock =
        transaction.prepareStatement(
            "SELECT 1 FROM chain_checkpoint WHERE consumer = ? FOR UPDATE")) {
      lock.setString(1, consumer);
      lock.executeQuery().close();
    }
  }
}
