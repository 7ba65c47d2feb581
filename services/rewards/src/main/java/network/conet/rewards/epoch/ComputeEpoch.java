package network.conet.rewards.epoch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import network.conet.rewards.tree.SumTree;
import network.conet.units.Hash32;
import network.conet.units.NodeId;

/** From a snapshot, the measurements and the epoch before to the digest. */
public final class ComputeEpoch {
  private final EpochDigest digest;

  public ComputeEpoch(EpochDigest digest) {
    this.digest = digest;
  }

  /** By which outcomes are named. */
  public EpochDigest digest() {
    return digest;
  }

  /**
   * The epoch before: the digest that this one links to, what everybody had earned by then, and how
   * often the chain has cancelled.
   */
  public record Previous(Hash32 digest, CumulativeRewards cumulative, Attempt attempt) {
    public static Previous none() {
      return new Previous(Hash32.ZERO, CumulativeRewards.none(), Attempt.FIRST);
    }
  }

  /**
   * @throws IllegalArgumentException if a node was measured that the snapshot lacks, or twice
   */
  public ComputedEpoch compute(
      EpochSnapshot snapshot,
      List<NodeMeasurement> measurements,
      Hash32 datasetHash,
      Previous previous) {
    RewardFormula formula = new RewardFormula(snapshot.parameters(), snapshot.emission());
    FeeCeiling ceiling = FeeCeiling.of(snapshot.parameters().maxFeesPerDay(), snapshot.length());
    RewardFormula.Distribution distribution =
        formula.distribute(inputs(snapshot, ceiling.counted(measurements)));

    EntryAssembly assembly = new EntryAssembly(distribution.shares());
    snapshot.delegations().forEach(assembly);
    List<NodeReward> nodes = assembly.settle();
    EntryTable entries = assembly.merge(nodes);

    AccountGrowth growth = new AccountGrowth(entries);
    previous.cumulative().forEach(growth);
    Hash32 accountsRoot = growth.finish().root();

    SumTree.Root proofsRoot = EpochTrees.proofs(nodes).root();
    SumTree.Root nodesRoot = EpochTrees.nodes(nodes).root();
    SumTree.Root entriesRoot = EpochTrees.entries(entries).root();
    EpochTotals totals = distribution.totals();
    if (!nodesRoot.amount().equals(totals.rewards().units())
        || !entriesRoot.amount().equals(totals.rewards().units())
        || !proofsRoot.amount().equals(totals.fees().units())
        || !nodesRoot.weight().equals(totals.totalWeight().value())) {
      throw new IllegalStateException("the sums of the trees are not the epoch's");
    }
    EpochHeader header =
        new EpochHeader(
            snapshot.epoch(),
            previous.attempt(),
            previous.digest(),
            snapshot.block(),
            snapshot.blockHash(),
            snapshot.endTime(),
            new EpochHeader.Roots(
                proofsRoot.hash(), nodesRoot.hash(), entriesRoot.hash(), accountsRoot),
            totals,
            datasetHash);
    return new ComputedEpoch(header, digest.of(header), nodes, entries, growth.earners());
  }

  /** The nodes of an epoch are those that were measured. */
  private static List<NodeInput> inputs(
      EpochSnapshot snapshot, List<NodeMeasurement> measurements) {
    Map<NodeId, NodeState> states = new HashMap<>();
    snapshot.nodes().forEach(state -> states.put(state.node(), state));
    Set<NodeId> seen = new HashSet<>();
    List<NodeInput> inputs = new ArrayList<>(measurements.size());
    for (NodeMeasurement measured : measurements) {
      NodeState state = states.get(measured.node());
      if (state == null || !seen.add(measured.node())) {
        throw new IllegalArgumentException("unknown, or measured twice: " + measured.node());
      }
      inputs.add(new NodeInput(state, measured));
    }
    inputs.sort(Comparator.comparing(NodeInput::node));
    return inputs;
  }
}
