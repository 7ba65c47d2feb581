package network.conet.rewards.db;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import network.conet.rewards.answer.EpochLeaves;
import network.conet.rewards.epoch.EntryTable;
import network.conet.rewards.epoch.NodeReward;
import network.conet.units.EpochId;
import network.conet.units.NodeId;

/** Reads what an epoch's trees were made of; bytea sorts as the trees do. */
public final class JdbcEpochLeaves implements EpochLeaves {
  private final JdbcSession session;

  public JdbcEpochLeaves(JdbcSession session) {
    this.session = session;
  }

  @Override
  public List<NodeReward> nodes(EpochId epoch) {
    return session.list(
        "select * from epoch_node where epoch = ? order by node_id",
        p -> p.epoch(epoch),
        EpochRows::node);
  }

  @Override
  public EntryTable entries(EpochId epoch, List<NodeId> nodes) {
    Map<NodeId, Integer> positions = new HashMap<>();
    nodes.forEach(node -> positions.put(node, positions.size()));
    EntryTable entries = new EntryTable(nodes, nodes.size());
    session.stream(
        "select account, node_id, amount from epoch_entry where epoch = ?"
            + " order by account, node_id",
        p -> p.epoch(epoch),
        row ->
            entries.add(
                row.account("account"),
                Objects.requireNonNull(positions.get(row.node("node_id")), "node of an entry"),
                row.amount("amount")));
    return entries;
  }
}
