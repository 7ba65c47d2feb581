package network.conet.staking.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import network.conet.staking.stake.Position;
import network.conet.units.BlockNumber;
import network.conet.units.NodeId;

/** Applies the chain's messages in their order. */
public final class FollowChain {
  private final ReadModel model;
  private final ContractsAt contracts;

  /** Port: the contracts after a given block. */
  @FunctionalInterface
  public interface ContractsAt {
    Contracts after(BlockNumber block);
  }

  public FollowChain(ReadModel model, ContractsAt contracts) {
    this.model = model;
    this.contracts = contracts;
  }

  /**
   * A log: marks what it touched. Applying it again marks the same again, which changes nothing.
   */
  public void apply(Change change) {
    model.mark(change.subjects());
    change
        .endpoint()
        .ifPresent(
            endpoint -> {
              for (NodeId node : nodes(change.subjects())) {
                if (change.removed()) {
                  model.withdrawEndpoint(node, change.block(), change.logIndex());
                } else {
                  model.announceEndpoint(node, change.block(), change.logIndex(), endpoint);
                }
              }
            });
  }

  /** The end of a block: reads everything marked as it is after this block. */
  public void finish(BlockNumber block) {
    Set<Subject> marked = model.marked();
    if (!marked.isEmpty()) {
      Contracts now = contracts.after(block);
      for (NodeId node : nodes(marked)) {
        model.putNode(node, now.node(node), block);
      }
      List<Position> positions = new ArrayList<>();
      for (Subject subject : marked) {
        if (subject instanceof Subject.OfPosition(var node, var account)) {
          Contracts.PositionFacts facts = now.position(node, account);
          positions.add(new Position(account, node, facts.shares(), facts.unbondings()));
        }
      }
      model.putPositions(positions);
      model.clearMarks();
    }
    model.advanceTo(block);
  }

  private static Set<NodeId> nodes(Set<Subject> subjects) {
    return subjects.stream().map(Subject::node).collect(Collectors.toCollection(TreeSet::new));
  }
}
