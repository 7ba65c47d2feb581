package network.conet.rewards.epoch;

import network.conet.units.AccountAddress;
import network.conet.units.BasisPoints;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;

/**
 * A node as the chain has it after the snapshot block.
 *
 * @param active registered, not retired, not jailed
 * @param stake bond and delegations, without what is unbonding
 * @param totalShares with those of nobody, without what is unbonding
 * @param commission the one in effect, whatever raise is announced
 */
public record NodeState(
    NodeId node,
    AccountAddress owner,
    Hash32 prefix,
    boolean active,
    TokenAmount stake,
    Shares totalShares,
    Shares ownerShares,
    BasisPoints commission) {
  /** Every pool has so many shares that are nobody's, for ever; their part is residue. */
  public static final Shares NOBODYS_SHARES = Shares.of(1_000);

  public NodeState {
    if (ownerShares.count().compareTo(totalShares.count()) > 0) {
      throw new IllegalArgumentException("node " + node + " has more owner shares than shares");
    }
  }

  /** The shares that some account holds. */
  Shares heldShares() {
    return totalShares.isZero() ? totalShares : totalShares.minus(NOBODYS_SHARES);
  }
}
