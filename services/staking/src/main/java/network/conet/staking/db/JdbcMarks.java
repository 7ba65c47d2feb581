package network.conet.staking.db;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.consume.FollowedBlocks;
import network.conet.chainevents.consume.ReadModelHead;
import network.conet.chainevents.consume.SubjectMarks;
import network.conet.events.Sql;
import network.conet.staking.stake.Position;
import network.conet.staking.stake.Unbonding;
import network.conet.staking.sync.Contracts;
import network.conet.staking.sync.Marks;
import network.conet.staking.sync.Subject;
import network.conet.units.BlockNumber;
import network.conet.units.NodeId;

/** What is marked, and the rows that show what the contracts say of it. */
public final class JdbcMarks implements Marks {
  private static final int BATCH = 500;

  private final Sql sql;
  private final FollowedBlocks chain;
  private final SubjectMarks marks;

  public JdbcMarks(DataSource source, FollowedBlocks chain, SubjectMarks marks) {
    this.sql = new Sql(source);
    this.chain = chain;
    this.marks = marks;
  }

  @Override
  public Optional<Batch> next() {
    return sql.get(
        connection -> {
          Optional<BlockPosition> tip = chain.tip(connection);
          if (tip.isEmpty()) {
            return Optional.empty();
          }
          Set<Subject> subjects = new LinkedHashSet<>();
          marks
              .marked(connection, tip.get(), BATCH)
              .forEach(subject -> subjects.add(SubjectBytes.read(subject)));
          return subjects.isEmpty() && ReadModelHead.is(connection, tip.get())
              ? Optional.empty()
              : Optional.of(new Batch(tip.get(), subjects));
        });
  }

  @Override
  public void store(Batch batch, Facts facts) {
    sql.transaction(
        connection -> {
          BlockPosition block = batch.block();
          if (!chain.holds(connection, block) || ReadModelHead.isAbove(connection, block)) {
            return;
          }
          for (Map.Entry<NodeId, Optional<Contracts.NodeFacts>> node : facts.nodes().entrySet()) {
            putNode(connection, node.getKey(), node.getValue(), block.number());
          }
          putPositions(connection, facts.positions());
          marks.read(connection, block, batch.subjects().stream().map(SubjectBytes::of).toList());
          if (marks.marked(connection, block, 1).isEmpty()) {
            ReadModelHead.set(connection, block);
          }
        });
  }

  private static void putNode(
      Connection connection, NodeId node, Optional<Contracts.NodeFacts> facts, BlockNumber block)
      throws SQLException {
    if (facts.isPresent()) {
      upsert(connection, node, facts.get(), block);
      return;
    }
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM node WHERE node_id = ?")) {
      delete.setBytes(1, node.toBytes());
      delete.executeUpdate();
    }
  }

  private static void upsert(
      Connection connection, NodeId node, Contracts.NodeFacts facts, BlockNumber block)
      throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "INSERT INTO node (node_id, owner, hot_key, onion_key, prefix, region, status, stake,"
                + " total_shares, owner_shares, commission_bps, read_block)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (node_id) DO UPDATE SET owner = excluded.owner,"
                + " hot_key = excluded.hot_key, onion_key = excluded.onion_key,"
                + " prefix = excluded.prefix, region = excluded.region, status = excluded.status,"
                + " stake = excluded.stake, total_shares = excluded.total_shares,"
                + " owner_shares = excluded.owner_shares, commission_bps = excluded.commission_bps,"
                + " read_block = excluded.read_block")) {
      upsert.setBytes(1, node.toBytes());
      upsert.setBytes(2, facts.owner().toBytes());
      upsert.setBytes(3, facts.keys().hot().toBytes());
      upsert.setBytes(4, facts.keys().onion().toBytes());
      upsert.setBytes(5, facts.prefix().toBytes());
      upsert.setString(6, facts.region());
      upsert.setString(7, facts.status().name());
      upsert.setBigDecimal(8, new BigDecimal(facts.backing().stake().units()));
      upsert.setBigDecimal(9, new BigDecimal(facts.backing().totalShares()));
      upsert.setBigDecimal(10, new BigDecimal(facts.backing().ownerShares()));
      upsert.setInt(11, facts.backing().commission().value());
      upsert.setLong(12, block.number());
      upsert.executeUpdate();
    }
  }

  private static void putPositions(Connection connection, List<Position> positions)
      throws SQLException {
    try (PreparedStatement delete =
            connection.prepareStatement("DELETE FROM position WHERE node_id = ? AND account = ?");
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO position (node_id, account, shares) VALUES (?, ?, ?)");
        PreparedStatement unbonding =
            connection.prepareStatement(
                "INSERT INTO unbonding (node_id, account, queue_index, shares, started_at,"
                    + " redelegates) VALUES (?, ?, ?, ?, ?, ?)")) {
      for (Position position : positions) {
        names(delete, position);
        delete.addBatch();
        if (!position.isEmpty()) {
          names(insert, position);
          insert.setBigDecimal(3, new BigDecimal(position.shares()));
          insert.addBatch();
          add(unbonding, position);
        }
      }
      delete.executeBatch();
      insert.executeBatch();
      unbonding.executeBatch();
    }
  }

  private static void names(PreparedStatement statement, Position position) throws SQLException {
    statement.setBytes(1, position.node().toBytes());
    statement.setBytes(2, position.account().toBytes());
  }

  private static void add(PreparedStatement insert, Position position) throws SQLException {
    for (Unbonding unbonding : position.unbondings()) {
      names(insert, position);
      insert.setLong(3, unbonding.index());
      insert.setBigDecimal(4, new BigDecimal(unbonding.shares()));
      insert.setTimestamp(5, Timestamp.from(unbonding.startedAt()));
      insert.setBoolean(6, unbonding.redelegates());
      insert.addBatch();
    }
  }
}
