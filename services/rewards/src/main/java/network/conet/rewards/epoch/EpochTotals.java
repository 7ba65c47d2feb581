package network.conet.rewards.epoch;

import network.conet.units.TokenAmount;

/** The sums of an epoch. Nothing is lost: rewards + treasury + burned = emission + fees. */
public record EpochTotals(
    Weight totalWeight,
    TokenAmount emission,
    TokenAmount fees,
    TokenAmount rewards,
    TokenAmount treasury,
    TokenAmount burned) {
  public EpochTotals {
    if (!rewards.plus(treasury).plus(burned).equals(emission.plus(fees))) {
      throw new IllegalArgumentException("an epoch's parts are not its emission and fees");
    }
  }
}
