package network.conet.staking.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import network.conet.events.Sql;
import network.conet.staking.stake.Position;
import network.conet.staking.stake.Positions;
import network.conet.staking.stake.Unbonding;
import network.conet.units.AccountAddress;
import network.conet.units.NodeId;
import org.jspecify.annotations.Nullable;

/** Positions with their unbonding queues, one query for a page. */
@ApplicationScoped
public class JdbcPositions implements Positions {
  private static final String UNBONDING =
      " LEFT JOIN unbonding u ON u.node_id = p.node_id AND u.account = p.account";
  private static final String COLUMNS =
      "SELECT p.node_id, p.account, p.shares, u.queue_index, u.shares AS leaving, u.started_at,"
          + " u.redelegates FROM ";

  private final Sql sql;

  JdbcPositions(DataSource source) {
    this.sql = new Sql(source);
  }

  @Override
  public List<Position> of(AccountAddress account) {
    return sql.get(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  COLUMNS
                      + "position p"
                      + UNBONDING
                      + " WHERE p.account = ? ORDER BY p.node_id, u.queue_index")) {
            select.setBytes(1, account.toBytes());
            return positions(select);
          }
        });
  }

  @Override
  public List<Position> with(NodeId node, Optional<AccountAddress> after, int limit) {
    return sql.get(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  COLUMNS
                      + "(SELECT * FROM position WHERE node_id = ? AND account > ?"
                      + " ORDER BY account LIMIT ?) p"
                      + UNBONDING
                      + " ORDER BY p.account, u.queue_index")) {
            select.setBytes(1, node.toBytes());
            select.setBytes(2, after.map(AccountAddress::toBytes).orElse(new byte[0]));
            select.setInt(3, limit);
            return positions(select);
          }
        });
  }

  private record Name(NodeId node, AccountAddress account) {}

  private static List<Position> positions(PreparedStatement select) throws SQLException {
    Map<Name, BigInteger> shares = new LinkedHashMap<>();
    Map<Name, List<Unbonding>> queues = new LinkedHashMap<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        Name name = new Name(NodeId.of(rows.getBytes(1)), AccountAddress.of(rows.getBytes(2)));
        shares.put(name, rows.getBigDecimal(3).toBigIntegerExact());
        List<Unbonding> queue = queues.computeIfAbsent(name, unused -> new ArrayList<>());
        Unbonding unbonding = unbonding(rows);
        if (unbonding != null) {
          queue.add(unbonding);
        }
      }
    }
    List<Position> positions = new ArrayList<>();
    shares.forEach(
        (name, active) ->
            positions.add(
                new Position(
                    name.account(), name.node(), active, queues.getOrDefault(name, List.of()))));
    return positions;
  }

  private static @Nullable Unbonding unbonding(ResultSet row) throws SQLException {
    long index = row.getLong("queue_index");
    if (row.wasNull()) {
      return null;
    }
    return new Unbonding(
        index,
        row.getBigDecimal("leaving").toBigIntegerExact(),
        row.getTimestamp("started_at").toInstant(),
        row.getBoolean("redelegates"));
  }
}
