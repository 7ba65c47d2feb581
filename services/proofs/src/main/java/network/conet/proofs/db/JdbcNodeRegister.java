package network.conet.proofs.db;

import static network.conet.proofs.db.JdbcTransactions.statement;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import network.conet.proofs.registry.NodeRegister;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.EpochId;
import network.conet.units.NodeId;

/** Nodes derived from the registry's logs. */
public final class JdbcNodeRegister implements NodeRegister {
  private static final String NOT_RETIRED =
      " not exists (select from node_retired r where r.node_id = k.node_id";

  @Override
  public Set<NodeId> activeAmong(Collection<NodeId> nodes) {
    return statement(
        "select distinct k.node_id from hot_key_set k where k.node_id = any (?) and"
            + NOT_RETIRED
            + ")",
        query -> {
          query.setArray(1, Columns.bytes(query, nodes, NodeId::toBytes));
          return Set.copyOf(Columns.list(query, row -> NodeId.of(row.getBytes(1))));
        });
  }

  @Override
  public Set<NodeId> activeAfter(BlockNumber block) {
    return statement(
        "select distinct k.node_id from hot_key_set k where k.block_number <= ? and"
            + NOT_RETIRED
            + " and r.block_number <= ?)",
        query -> {
          query.setLong(1, block.number());
          query.setLong(2, block.number());
          return Set.copyOf(Columns.list(query, row -> NodeId.of(row.getBytes(1))));
        });
  }

  @Override
  public Optional<AccountAddress> hotKey(NodeId node, EpochId epoch) {
    return statement(
        "select hot_key from hot_key_set where node_id = ? and first_epoch <= ?"
            + " order by first_epoch desc, block_number desc, log_index desc limit 1",
        query -> {
          query.setBytes(1, node.toBytes());
          query.setLong(2, epoch.number());
          return Columns.list(query, row -> AccountAddress.of(row.getBytes(1))).stream()
              .findFirst();
        });
  }
}
