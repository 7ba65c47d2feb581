package network.conet.chainevents.consume;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainBlock;
import network.conet.chainevents.ChainEventCodec;
import network.conet.chainevents.ChainMessage;
import network.conet.chainevents.head.KnownBlock;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;

/** A consumer's rows of {@code chain_block_known}. */
final class KnownBlocks {
  private final String consumer;

  KnownBlocks(String consumer) {
    this.consumer = consumer;
  }

  List<KnownBlock> read(Connection connection) throws SQLException {
    List<KnownBlock> blocks = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT number, hash, parent_hash, content, held, canonical
            FROM chain_block_known WHERE consumer = ?
            """)) {
      select.setString(1, consumer);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          blocks.add(
              new KnownBlock(
                  new BlockPosition(BlockNumber.of(row.getLong(1)), Hash32.of(row.getBytes(2))),
                  Hash32.of(row.getBytes(3)),
                  Hash32.of(row.getBytes(4)),
                  row.getBoolean(5),
                  row.getBoolean(6)));
        }
      }
    }
    return blocks;
  }

  /** The block as it was told. */
  ChainBlock body(Connection connection, BlockPosition block) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT message FROM chain_block_known WHERE consumer = ? AND hash = ?")) {
      select.setString(1, consumer);
      select.setBytes(2, block.hash().toBytes());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()
            || !(ChainEventCodec.decode(row.getBytes(1))
                instanceof ChainMessage.BlockAdded added)) {
          throw new IllegalStateException("block " + block + " is known but not kept");
        }
        return added.block();
      }
    }
  }

  /**
   * @param told the messages of blocks that are new
   */
  void store(
      Connection connection,
      Map<Hash32, Optional<KnownBlock>> changes,
      Map<Hash32, ChainMessage.BlockAdded> told)
      throws SQLException {
    try (PreparedStatement insert =
            connection.prepareStatement(
                """
                INSERT INTO chain_block_known
                  (consumer, hash, number, parent_hash, content, held, canonical, message)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (consumer, hash)
                  DO UPDATE SET held = excluded.held, canonical = excluded.canonical
                """);
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE chain_block_known SET held = ?, canonical = ?"
                    + " WHERE consumer = ? AND hash = ?");
        PreparedStatement delete =
            connection.prepareStatement(
                "DELETE FROM chain_block_known WHERE consumer = ? AND hash = ?")) {
      for (Map.Entry<Hash32, Optional<KnownBlock>> change : changes.entrySet()) {
        ChainMessage.BlockAdded message = told.get(change.getKey());
        if (change.getValue().isEmpty()) {
          delete.setString(1, consumer);
          delete.setBytes(2, change.getKey().toBytes());
          delete.addBatch();
        } else if (message != null) {
          insert(insert, change.getValue().get(), message);
        } else {
          KnownBlock block = change.getValue().get();
          update.setBoolean(1, block.held());
          update.setBoolean(2, block.canonical());
          update.setString(3, consumer);
          update.setBytes(4, change.getKey().toBytes());
          update.addBatch();
        }
      }
      insert.executeBatch();
      update.executeBatch();
      delete.executeBatch();
    }
  }

  private void insert(PreparedStatement insert, KnownBlock block, ChainMessage.BlockAdded message)
      throws SQLException {
    insert.setString(1, consumer);
    insert.setBytes(2, block.position().hash().toBytes());
    insert.setLong(3, block.position().number().number());
    insert.setBytes(4, block.parentHash().toBytes());
    insert.setBytes(5, block.content().toBytes());
    insert.setBoolean(6, block.held());
    insert.setBoolean(7, block.canonical());
    insert.setBytes(8, ChainEventCodec.encode(message));
    insert.addBatch();
  }

  void clear(Connection connection) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM chain_block_known WHERE consumer = ?")) {
      delete.setString(1, consumer);
      delete.executeUpdate();
    }
  }
}
