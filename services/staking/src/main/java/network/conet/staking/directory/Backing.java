package network.conet.staking.directory;

import java.math.BigInteger;
import network.conet.units.BasisPoints;
import network.conet.units.TokenAmount;

/**
 * What stands behind a node.
 *
 * @param stake bond and delegations, without what is unbonding
 * @param totalShares shares that {@code stake} is divided into
 * @param ownerShares of them the owner's
 * @param commission what the owner takes of the rewards first
 */
public record Backing(
    TokenAmount stake, BigInteger totalShares, BigInteger ownerShares, BasisPoints commission) {
  /** The present value of {@code shares}, rounded down; nothing while there are no shares. */
  public TokenAmount valueFloor(BigInteger shares) {
    return totalShares.signum() == 0 ? TokenAmount.ZERO : stake.mulDivFloor(shares, totalShares);
  }
}
