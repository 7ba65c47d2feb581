package network.conet.rewards.epoch;

import network.conet.units.NodeId;
import network.conet.units.TokenAmount;

/** A node's leaf: every input of the formula and every amount that follows from them. */
public record NodeReward(NodeShare share, TokenAmount ownerAmount, TokenAmount delegatorsAmount) {
  public NodeReward {
    if (!ownerAmount.plus(delegatorsAmount).equals(share.gross())) {
      throw new IllegalArgumentException("parts of " + share.node() + " are not its gross");
    }
  }

  public NodeId node() {
    return share.node();
  }
}
