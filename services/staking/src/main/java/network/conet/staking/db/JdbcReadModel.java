package network.conet.staking.db;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import network.conet.events.Sql;
import network.conet.staking.stake.Position;
import network.conet.staking.stake.Unbonding;
import network.conet.staking.sync.Contracts;
import network.conet.staking.sync.ReadModel;
import network.conet.staking.sync.Subject;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.NodeId;

/** The writable read model within one transaction. */
public final class JdbcReadModel implements ReadModel {
  private final Sql.Within sql;

  public JdbcReadModel(Connection connection) {
    this.sql = new Sql.Within(connection);
  }

  @Override
  public void mark(Set<Subject> subjects) {
    sql.run(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO mark (node_id, account) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            for (Subject subject : subjects) {
              insert.setBytes(1, subject.node().toBytes());
              insert.setBytes(
                  2,
                  subject instanceof Subject.OfPosition position
                      ? position.account().toBytes()
                      : new byte[0]);
              insert.addBatch();
            }
            insert.executeBatch();
          }
        });
  }

  @Override
  public Set<Subject> marked() {
    return sql.get(
        connection -> {
          Set<Subject> subjects = new LinkedHashSet<>();
          try (PreparedStatement select =
                  connection.prepareStatement(
                      "SELECT node_id, account FROM mark ORDER BY node_id, account");
              ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
              NodeId node = NodeId.of(rows.getBytes(1));
              byte[] account = rows.getBytes(2);
              subjects.add(
                  account.length == 0
                      ? new Subject.OfNode(node)
                      : new Subject.OfPosition(node, AccountAddress.of(account)));
            }
          }
          return subjects;
        });
  }

  @Override
  public void clearMarks() {
    sql.run(
        connection -> {
          try (PreparedStatement delete = connection.prepareStatement("DELETE FROM mark")) {
            delete.executeUpdate();
          }
        });
  }

  @Override
  public void announceEndpoint(NodeId node, BlockNumber block, int logIndex, String endpoint) {
    sql.run(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO announced_endpoint (node_id, block_number, log_index, endpoint)"
                      + " VALUES (?, ?, ?, ?) ON CONFLICT (node_id, block_number, log_index)"
                      + " DO UPDATE SET endpoint = excluded.endpoint")) {
            insert.setBytes(1, node.toBytes());
            insert.setLong(2, block.number());
            insert.setInt(3, logIndex);
            insert.setString(4, endpoint);
            insert.executeUpdate();
          }
        });
  }

  @Override
  public void withdrawEndpoint(NodeId node, BlockNumber block, int logIndex) {
    sql.run(
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement(
                  "DELETE FROM announced_endpoint"
                      + " WHERE node_id = ? AND block_number = ? AND log_index = ?")) {
            delete.setBytes(1, node.toBytes());
            delete.setLong(2, block.number());
            delete.setInt(3, logIndex);
            delete.executeUpdate();
          }
        });
  }

  @Override
  public void putNode(NodeId node, Optional<Contracts.NodeFacts> facts, BlockNumber block) {
    sql.run(
        connection -> {
          if (facts.isPresent()) {
            upsert(connection, node, facts.get(), block);
          } else {
            try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM node WHERE node_id = ?")) {
              delete.setBytes(1, node.toBytes());
              delete.executeUpdate();
            }
          }
        });
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

  @Override
  public void putPositions(List<Position> positions) {
    sql.run(
        connection -> {
          try (PreparedStatement delete =
                  connection.prepareStatement(
                      "DELETE FROM position WHERE node_id = ? AND account = ?");
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
        });
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

  @Override
  public void advanceTo(BlockNumber block) {
    sql.run(
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement("UPDATE head SET block_number = ?")) {
            update.setLong(1, block.number());
            update.executeUpdate();
          }
        });
  }
}
