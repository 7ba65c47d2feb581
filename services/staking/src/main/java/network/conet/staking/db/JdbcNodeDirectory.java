package network.conet.staking.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import network.conet.events.Sql;
import network.conet.staking.directory.Backing;
import network.conet.staking.directory.Keys;
import network.conet.staking.directory.Node;
import network.conet.staking.directory.NodeDirectory;
import network.conet.staking.directory.NodeQuery;
import network.conet.staking.directory.NodeStatus;
import network.conet.units.AccountAddress;
import network.conet.units.BasisPoints;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;

/** The nodes, each with the endpoint announced last. */
@ApplicationScoped
public class JdbcNodeDirectory implements NodeDirectory {
  private static final String SELECT =
      "SELECT n.*, e.endpoint, f.block_number AS registered_block FROM node n"
          + " JOIN LATERAL (SELECT endpoint FROM announced_endpoint a WHERE a.node_id = n.node_id"
          + " ORDER BY block_number DESC, log_index DESC LIMIT 1) e ON true"
          + " JOIN LATERAL (SELECT block_number FROM announced_endpoint a WHERE a.node_id ="
          + " n.node_id ORDER BY block_number, log_index LIMIT 1) f ON true";

  private final Sql sql;

  JdbcNodeDirectory(DataSource source) {
    this.sql = new Sql(source);
  }

  @Override
  public List<Node> list(NodeQuery query) {
    return sql.get(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  SELECT
                      + " WHERE n.node_id > ? AND (cardinality(?::text[]) = 0 OR n.status ="
                      + " ANY(?::text[])) ORDER BY n.node_id LIMIT ?")) {
            var statuses =
                connection.createArrayOf(
                    "text", query.statuses().stream().map(NodeStatus::name).toArray());
            select.setBytes(1, query.after().map(NodeId::toBytes).orElse(new byte[0]));
            select.setArray(2, statuses);
            select.setArray(3, statuses);
            select.setInt(4, query.limit());
            return nodes(select);
          }
        });
  }

  @Override
  public Optional<Node> find(NodeId id) {
    return sql.get(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(SELECT + " WHERE n.node_id = ?")) {
            select.setBytes(1, id.toBytes());
            return nodes(select).stream().findFirst();
          }
        });
  }

  @Override
  public BlockNumber asOf() {
    return sql.get(JdbcNodeDirectory::head);
  }

  private static BlockNumber head(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("SELECT block_number FROM head");
        ResultSet row = select.executeQuery()) {
      row.next();
      return BlockNumber.of(row.getLong(1));
    }
  }

  private static List<Node> nodes(PreparedStatement select) throws SQLException {
    List<Node> nodes = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        nodes.add(node(rows));
      }
    }
    return nodes;
  }

  private static Node node(ResultSet row) throws SQLException {
    return new Node(
        NodeId.of(row.getBytes("node_id")),
        AccountAddress.of(row.getBytes("owner")),
        new Keys(AccountAddress.of(row.getBytes("hot_key")), Hash32.of(row.getBytes("onion_key"))),
        row.getString("endpoint"),
        Hash32.of(row.getBytes("prefix")),
        row.getString("region"),
        NodeStatus.valueOf(row.getString("status")),
        new Backing(
            new TokenAmount(row.getBigDecimal("stake").toBigIntegerExact()),
            row.getBigDecimal("total_shares").toBigIntegerExact(),
            row.getBigDecimal("owner_shares").toBigIntegerExact(),
            BasisPoints.of(row.getInt("commission_bps"))),
        BlockNumber.of(row.getLong("registered_block")));
  }
}
