package network.conet.rewards.epoch;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import network.conet.units.TokenAmount;

/**
 * The most that an epoch takes in fees: {@code ⌊maxFeesPerDay · seconds / 86400⌋}. Fees are a
 * measured value; whoever signs a false one must not be able to give a node all that clients ever
 * committed.
 */
public record FeeCeiling(TokenAmount most) {
  private static final BigInteger SECONDS_OF_A_DAY = BigInteger.valueOf(86_400);

  public static FeeCeiling of(TokenAmount perDay, Duration length) {
    return new FeeCeiling(
        perDay.mulDivFloor(BigInteger.valueOf(length.toSeconds()), SECONDS_OF_A_DAY));
  }

  /**
   * What counts of what was measured: all of it, or if that is more than the ceiling, of each
   * node's fees its floored part. What is cut stays in the Escrow.
   */
  public List<NodeMeasurement> counted(List<NodeMeasurement> measured) {
    BigInteger all =
        measured.stream().map(node -> node.fees().units()).reduce(BigInteger.ZERO, BigInteger::add);
    if (all.compareTo(most.units()) <= 0) {
      return measured;
    }
    return measured.stream()
        .map(
            node ->
                new NodeMeasurement(
                    node.node(),
                    node.capacity(),
                    node.uptime(),
                    node.fees().mulDivFloor(most.units(), all)))
        .toList();
  }
}
