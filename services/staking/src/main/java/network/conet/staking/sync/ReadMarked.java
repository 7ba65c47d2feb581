package network.conet.staking.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.conet.staking.stake.Position;
import network.conet.units.NodeId;

/** Asks the contracts about everything that logs have marked. */
public final class ReadMarked {
  private final Marks marks;
  private final Contracts.After contracts;

  public ReadMarked(Marks marks, Contracts.After contracts) {
    this.marks = marks;
    this.contracts = contracts;
  }

  /** Answers whether there was anything. No transaction is open while the node is read. */
  public boolean step() {
    Optional<Marks.Batch> batch = marks.next();
    batch.ifPresent(some -> marks.store(some, read(some)));
    return batch.isPresent();
  }

  private Marks.Facts read(Marks.Batch batch) {
    Map<NodeId, Optional<Contracts.NodeFacts>> nodes = new LinkedHashMap<>();
    List<Position> positions = new ArrayList<>();
    if (!batch.subjects().isEmpty()) {
      Contracts after = contracts.block(batch.block());
      for (Subject subject : batch.subjects()) {
        nodes.computeIfAbsent(subject.node(), after::node);
        if (subject instanceof Subject.OfPosition(var node, var account)) {
          Contracts.PositionFacts facts = after.position(node, account);
          positions.add(new Position(account, node, facts.shares(), facts.unbondings()));
        }
      }
    }
    return new Marks.Facts(nodes, positions);
  }
}
