package network.conet.rewards.answer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import network.conet.rewards.epoch.ComputeEpoch;
import network.conet.rewards.epoch.ComputedEpoch;
import network.conet.rewards.epoch.EpochDigest;
import network.conet.rewards.epoch.EpochSnapshot;
import network.conet.rewards.epoch.NodeMeasurement;
import network.conet.rewards.epoch.NodeState;
import network.conet.rewards.epoch.RewardParameters;
import network.conet.rewards.epoch.Shares;
import network.conet.rewards.stakes.Facts;
import network.conet.units.AccountAddress;
import network.conet.units.BasisPoints;
import network.conet.units.BlockNumber;
import network.conet.units.BytesPerSecond;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;

/** Epochs of three nodes with an owner each, the first of which has a delegator: four entries. */
public final class SmallEpochs {
  public static final AccountAddress OWNER = Facts.account(11);
  public static final AccountAddress DELEGATOR = Facts.account(5);
  private static final RewardParameters PARAMETERS =
      new RewardParameters(
          BytesPerSecond.of(1_000_000),
          TokenAmount.ofTokens(1_000_000),
          BasisPoints.of(5_000),
          BasisPoints.of(1_000),
          BasisPoints.of(10_000),
          BasisPoints.of(1_000),
          BasisPoints.of(5_000),
          TokenAmount.ofTokens(1_000_000));

  private SmallEpochs() {}

  /** What the chain says of an epoch. */
  public record Place(EpochId epoch, BlockNumber block, Hash32 hash, Instant end) {}

  public static ComputedEpoch compute(
      EpochDigest digest, Place place, TokenAmount emission, ComputeEpoch.Previous previous) {
    EpochSnapshot snapshot =
        new EpochSnapshot(
            place.epoch(),
            place.block(),
            place.hash(),
            place.end(),
            Duration.ofDays(1),
            emission,
            PARAMETERS,
            IntStream.rangeClosed(1, 3).mapToObj(SmallEpochs::state).toList(),
            visitor -> visitor.delegation(DELEGATOR, node(1), Shares.of(4_000)));
    List<NodeMeasurement> measured = IntStream.rangeClosed(1, 3).mapToObj(SmallEpochs::up).toList();
    return new ComputeEpoch(digest).compute(snapshot, measured, Facts.hash(9), previous);
  }

  private static NodeId node(int number) {
    return Facts.node(number);
  }

  private static NodeState state(int number) {
    long owned = 6_000;
    long delegated = number == 1 ? 4_000 : 0;
    return new NodeState(
        node(number),
        Facts.account(10 + number),
        Facts.hash(number),
        true,
        TokenAmount.ofTokens(100_000),
        Shares.of(owned + delegated + 1_000),
        Shares.of(owned),
        BasisPoints.of(500));
  }

  private static NodeMeasurement up(int number) {
    return new NodeMeasurement(
        node(number), BytesPerSecond.of(1_000L * number), BasisPoints.of(9_000), TokenAmount.ZERO);
  }
}
