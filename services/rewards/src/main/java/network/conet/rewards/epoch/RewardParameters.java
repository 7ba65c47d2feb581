package network.conet.rewards.epoch;

import network.conet.units.BasisPoints;
import network.conet.units.BytesPerSecond;
import network.conet.units.TokenAmount;

/** The numbers of NetworkParameters that the formula reads, as of the snapshot block. */
public record RewardParameters(
    BytesPerSecond capacityCap,
    TokenAmount stakeSaturation,
    BasisPoints minUptime,
    BasisPoints minDiversity,
    BasisPoints maxNodeShare,
    BasisPoints protocolShare,
    BasisPoints burnShare,
    TokenAmount maxFeesPerDay) {
  public RewardParameters {
    if (stakeSaturation.isZero()) {
      throw new IllegalArgumentException("the stake saturation must not be zero");
    }
  }
}
