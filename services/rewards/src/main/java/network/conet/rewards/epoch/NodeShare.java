package network.conet.rewards.epoch;

import network.conet.units.NodeId;
import network.conet.units.TokenAmount;

/**
 * What a node earned, before it is divided among its delegators.
 *
 * @param prefixCount eligible nodes with the same network prefix; 0 if this one is not eligible
 * @param protocol the protocol's share of the fees
 * @param pool gross less commission: what the shares divide
 */
public record NodeShare(
    NodeInput input,
    int prefixCount,
    Weight weight,
    TokenAmount base,
    TokenAmount protocol,
    TokenAmount gross,
    TokenAmount commission,
    TokenAmount pool) {

  public NodeId node() {
    return input.node();
  }

  /** A delegator's part: ⌊pool · sh / totalShares⌋. */
  public TokenAmount ofDelegator(Shares shares) {
    return pool.mulDivFloor(shares.count(), input.state().totalShares().count());
  }

  /** The owner takes all that the delegators do not: commission, own bond's part, residue. */
  public NodeReward settle(TokenAmount delegatorsAmount) {
    return new NodeReward(this, gross.minus(delegatorsAmount), delegatorsAmount);
  }
}
