package network.conet.rewards.attest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.evidence.voucher.WindowLength;
import network.conet.rewards.atomic.Atomically;
import network.conet.rewards.epoch.ComputeEpoch;
import network.conet.rewards.epoch.ComputedEpoch;
import network.conet.rewards.epoch.EpochSnapshot;
import network.conet.rewards.epoch.NodeMeasurement;
import network.conet.rewards.epoch.NodeState;
import network.conet.rewards.epoch.RewardParameters;
import network.conet.rewards.stakes.Block;
import network.conet.rewards.stakes.StakeHistory;
import network.conet.units.AccountAddress;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.SignatureBytes;

/** Takes the next epoch from its dataset to a stored, signed digest. */
public final class RecomputeEpoch {
  private static final EpochId FIRST = EpochId.of(1);

  private final Atomically atomically;
  private final EpochLedger ledger;
  private final Announcements announcements;
  private final StakeHistory history;
  private final ChainState chain;
  private final AnchorLog anchors;
  private final DatasetSource datasets;
  private final SettledSessions settled;
  private final ComputeEpoch compute;
  private final VerifierKey key;
  private final SignAnew anew;
  private final Evidence evidence;
  private final Clock clock;
  private final AtomicLong unchecked = new AtomicLong();

  /** What the evidence is bound to. */
  public record Evidence(EvidenceDomain domain, WindowLength windowLength) {}

  public RecomputeEpoch(
      Atomically atomically,
      EpochLedger ledger,
      Announcements announcements,
      StakeHistory history,
      ChainState chain,
      AnchorLog anchors,
      DatasetSource datasets,
      SettledSessions settled,
      ComputeEpoch compute,
      VerifierKey key,
      Evidence evidence,
      Clock clock) {
    this.atomically = atomically;
    this.ledger = ledger;
    this.announcements = announcements;
    this.history = history;
    this.chain = chain;
    this.anchors = anchors;
    this.datasets = datasets;
    this.settled = settled;
    this.compute = compute;
    this.key = key;
    this.anew = new SignAnew(atomically, ledger, anchors, compute.digest(), key);
    this.evidence = evidence;
    this.clock = clock;
  }

  /** The epoch before the one to compute: where it ended, and what it is linked by. */
  private record Before(EpochId epoch, Instant end, Hash32 digest) {}

  public Recomputation next() {
    Optional<EpochLedger.SignedEpoch> last = ledger.last();
    EpochId epoch = last.map(signed -> signed.header().epoch().next()).orElse(FIRST);
    Optional<String> divergence = last.flatMap(this::divergence);
    if (divergence.isPresent()) {
      return disputed(epoch, divergence.get());
    }
    if (last.isPresent() && anew.signWhatIsNotAnchored()) {
      return next();
    }
    Optional<FrozenDataset> announced = announcements.find(epoch);
    if (announced.isEmpty()) {
      return new Recomputation.NotReady(epoch, "its dataset is not frozen");
    }
    FrozenDataset frozen = announced.get();
    Optional<Block> block = history.block(frozen.snapshotBlock());
    if (block.isEmpty() || !block.get().hash().equals(frozen.snapshotHash())) {
      return new Recomputation.NotReady(
          epoch, "block " + frozen.snapshotBlock() + " " + frozen.snapshotHash() + " is not seen");
    }
    Before before =
        last.map(s -> new Before(s.header().epoch(), s.header().endTime(), s.digest()))
            .orElseGet(() -> new Before(EpochId.ZERO, chain.genesis(), Hash32.ZERO));
    try {
      return attest(frozen, block.get(), before);
    } catch (DatasetRefused e) {
      return disputed(epoch, String.valueOf(e.getMessage()));
    }
  }

  private Recomputation attest(FrozenDataset frozen, Block block, Before before) {
    checkBoundary(frozen, block, before);
    EpochId epoch = frozen.epoch();
    Optional<Hash32> atNode = chain.blockHash(block.number());
    if (atNode.isEmpty()) {
      return new Recomputation.NotReady(epoch, "the node has no block " + block.number() + " yet");
    }
    if (!atNode.get().equals(block.hash())) {
      throw new DatasetRefused("the node has another block " + block.number());
    }
    List<NodeState> nodes = history.nodesAfter(block.number());
    RewardParameters parameters = history.parametersAfter(block.number());
    Map<NodeId, AccountAddress> hotKeys = history.hotKeys(epoch, block.number());
    AgreedPrices prices = new AgreedPrices(history, chain, ledger, evidence.windowLength());

    DatasetVerification verification =
        new DatasetVerification(
            new DatasetVerification.Setting(
                epoch, evidence.domain(), evidence.windowLength(), prices, hotKeys),
            settled);
    datasets.stream(epoch, verification);
    VerifiedDataset dataset = verification.finish();
    checkDataset(frozen, dataset);
    try {
      checkChain(block, nodes, dataset.measurements(), parameters);
    } catch (StateNotKept tooOld) {
      // the block's hash was compared before this, so the logs are those of the node's chain
      unchecked.incrementAndGet();
    }

    EpochSnapshot snapshot =
        new EpochSnapshot(
            epoch,
            block.number(),
            block.hash(),
            block.time(),
            Duration.between(before.end(), block.time()),
            chain.emission(before.end(), block.time()),
            parameters,
            nodes,
            history.delegationsAfter(block.number()));
    ComputedEpoch computed =
        compute.compute(
            snapshot,
            dataset.measurements(),
            dataset.hash(),
            new ComputeEpoch.Previous(
                before.digest(), ledger.cumulativeAfter(before.epoch()), anchors.attempt()));
    SignatureBytes signature = key.sign(computed.digest());
    boolean stored =
        atomically.call(
            () -> {
              if (!history.holds(block)) {
                return false;
              }
              ledger.store(computed, signature, dataset.sessions(), clock.instant());
              ledger.resolve(epoch);
              return true;
            });
    return stored
        ? new Recomputation.Computed(epoch, computed.digest())
        : new Recomputation.NotReady(epoch, "block " + block.number() + " was taken back");
  }

  /** The snapshot block is the first whose timestamp is at least end(e-1) + EPOCH_LENGTH. */
  private void checkBoundary(FrozenDataset frozen, Block block, Before before) {
    Instant due = before.end().plus(chain.epochLength());
    boolean first =
        !block.time().isBefore(due)
            && (block.number().number() == 0
                || history
                    .block(block.number().minusOrZero(1))
                    .filter(parent -> parent.time().isBefore(due))
                    .isPresent());
    if (!first || !frozen.endTime().equals(block.time())) {
      throw new DatasetRefused(
          "block %s of %s is not the first at or after %s"
              .formatted(block.number(), block.time(), due));
    }
  }

  private void checkDataset(FrozenDataset frozen, VerifiedDataset dataset) {
    if (!dataset.hash().equals(frozen.datasetHash())) {
      throw new DatasetRefused(
          "the records hash to %s, announced was %s"
              .formatted(dataset.hash(), frozen.datasetHash()));
    }
    Map<NodeId, NodeMeasurement> announced = new HashMap<>();
    datasets.announcedTotals(frozen.epoch()).forEach(t -> announced.put(t.node(), t));
    for (NodeMeasurement own : dataset.measurements()) {
      NodeMeasurement other = announced.remove(own.node());
      if (!own.equals(other)) {
        throw new DatasetRefused("the records give %s, announced was %s".formatted(own, other));
      }
    }
    if (!announced.isEmpty()) {
      throw new DatasetRefused("announced without a record: " + announced.values());
    }
  }

  /**
   * How many epochs were signed from the logs alone, because the node no longer held their state.
   */
  public long uncheckedEpochs() {
    return unchecked.get();
  }

  /** The read model against the node's own state at the same block. */
  private void checkChain(
      Block block,
      List<NodeState> nodes,
      List<NodeMeasurement> measured,
      RewardParameters parameters) {
    RewardParameters actual = chain.parametersAfter(block.number());
    if (!actual.equals(parameters)) {
      throw new DatasetRefused(
          "parameters read as %s, the chain has %s".formatted(parameters, actual));
    }
    Map<NodeId, NodeState> read = new HashMap<>();
    nodes.forEach(node -> read.put(node.node(), node));
    List<NodeId> ids = measured.stream().map(NodeMeasurement::node).toList();
    for (NodeState state : chain.nodesAfter(ids, block.number())) {
      if (!state.equals(read.get(state.node()))) {
        throw new DatasetRefused(
            "a node read as %s, the chain has %s".formatted(read.get(state.node()), state));
      }
    }
  }

  /** Building on what the chain did not accept would only be refused again. */
  private Optional<String> divergence(EpochLedger.SignedEpoch own) {
    if (anchors.isCancelled(own.digest())) {
      return Optional.of(
          "the chain cancelled epoch %s as computed here, %s"
              .formatted(own.header().epoch(), own.digest()));
    }
    return anchors
        .anchored(own.header().epoch())
        .filter(anchored -> !anchored.digest().equals(own.digest()))
        .map(
            anchored ->
                "epoch %s was anchored as %s, computed here as %s"
                    .formatted(anchored.epoch(), anchored.digest(), own.digest()));
  }

  private Recomputation disputed(EpochId epoch, String reason) {
    ledger.dispute(epoch, reason, clock.instant());
    return new Recomputation.Disputed(epoch, reason);
  }
}
