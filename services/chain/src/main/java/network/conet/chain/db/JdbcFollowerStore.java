package network.conet.chain.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import network.conet.chain.follow.Block;
import network.conet.chain.follow.BlockEncoder;
import network.conet.chain.follow.FollowerStore;
import network.conet.chainevents.ChainBlock;
import network.conet.events.Outbox;
import network.conet.events.OutboxEvent;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;

/** The followed chain in PostgreSQL, its events in the outbox of the same database. */
public final class JdbcFollowerStore implements FollowerStore {
  /** Blocks kept to be taken back; QBFT takes none back, other chains a handful. */
  private static final long KEPT_BLOCKS = 4_096;

  /** All messages have one key, since the topic has one order. */
  private static final byte[] KEY = {};

  private final InTransaction transactions;
  private final BlockEncoder encoder;

  public JdbcFollowerStore(DataSource dataSource, BlockEncoder encoder) {
    this.transactions = new InTransaction(dataSource);
    this.encoder = encoder;
  }

  @Override
  public Optional<Block> tip() {
    return transactions.call(JdbcFollowerStore::tip);
  }

  @Override
  public Optional<Block> block(BlockNumber number) {
    return transactions.call(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT number, hash, parent_hash, mined_at FROM followed_block WHERE number"
                      + " = ?")) {
            select.setLong(1, number.number());
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? Optional.of(blockOf(row)) : Optional.empty();
            }
          }
        });
  }

  @Override
  public void append(Optional<Block> expectedTip, List<ChainBlock> blocks) {
    transactions.call(
        connection -> {
          lock(connection);
          requireTip(connection, expectedTip);
          insertBlocks(connection, blocks);
          List<OutboxEvent> events =
              blocks.stream().map(block -> event(encoder.added(block))).toList();
          Outbox.append(connection, events);
          prune(connection, blocks.getLast().number());
          return events.size();
        });
  }

  @Override
  public void removeTip(Block expectedTip) {
    transactions.call(
        connection -> {
          lock(connection);
          requireTip(connection, Optional.of(expectedTip));
          delete(connection, expectedTip);
          Outbox.append(connection, event(encoder.takenBack(expectedTip)));
          return true;
        });
  }

  private OutboxEvent event(byte[] value) {
    return new OutboxEvent(encoder.topic(), KEY, value);
  }

  private static void lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT 1 FROM follower FOR UPDATE").close();
    }
  }

  private static void requireTip(Connection connection, Optional<Block> expected)
      throws SQLException {
    Optional<Block> actual = tip(connection);
    if (!actual.equals(expected)) {
      throw new IllegalStateException(
          "another follower moved the tip from " + expected + " to " + actual);
    }
  }

  private static Optional<Block> tip(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT number, hash, parent_hash, mined_at FROM followed_block
                ORDER BY number DESC LIMIT 1
                """)) {
      if (!row.next()) {
        return Optional.empty();
      }
      return Optional.of(blockOf(row));
    }
  }

  private static Block blockOf(ResultSet row) throws SQLException {
    return new Block(
        BlockNumber.of(row.getLong(1)),
        Hash32.of(row.getBytes(2)),
        Hash32.of(row.getBytes(3)),
        row.getTimestamp(4).toInstant());
  }

  private static void insertBlocks(Connection connection, List<ChainBlock> blocks)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO followed_block (number, hash, parent_hash, mined_at)
            VALUES (?, ?, ?, ?)
            """)) {
      for (ChainBlock block : blocks) {
        insert.setLong(1, block.number().number());
        insert.setBytes(2, block.hash().toBytes());
        insert.setBytes(3, block.parentHash().toBytes());
        insert.setTimestamp(4, Timestamp.from(block.timestamp()));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Taking back the last block that is kept would leave nothing to go on from. */
  private static void delete(Connection connection, Block block) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            """
            DELETE FROM followed_block b WHERE b.number = ?
              AND EXISTS (SELECT 1 FROM followed_block below WHERE below.number < b.number)
            """)) {
      delete.setLong(1, block.number().number());
      if (delete.executeUpdate() != 1) {
        throw new IllegalStateException(
            "the chain was reorganised deeper than the " + KEPT_BLOCKS + " blocks kept: " + block);
      }
    }
  }

  private static void prune(Connection connection, BlockNumber tip) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM followed_block WHERE number < ?")) {
      delete.setLong(1, tip.minusOrZero(KEPT_BLOCKS).number());
      delete.executeUpdate();
    }
  }
}
