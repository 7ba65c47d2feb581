package network.conet.rewards.catalogue;

import network.conet.units.EpochId;
import network.conet.units.TokenAmount;

/**
 * An account's sums.
 *
 * @param activeEpoch whose root pays; 0 if none does yet
 * @param cumulative earned up to that epoch
 * @param pending earned in epochs after it, which are not payable yet
 */
public record AccountRewards(
    EpochId activeEpoch, TokenAmount cumulative, TokenAmount claimed, TokenAmount pending) {
  public TokenAmount claimable() {
    return cumulative.minusOrZero(claimed);
  }
}
