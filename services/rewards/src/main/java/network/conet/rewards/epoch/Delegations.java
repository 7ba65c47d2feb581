package network.conet.rewards.epoch;

import network.conet.units.AccountAddress;
import network.conet.units.NodeId;

/** The delegations at a snapshot block, streamed: there may be a million of them. */
@FunctionalInterface
public interface Delegations {

  /**
   * Gives every holder of shares but the owners, in ascending order of account, then node. Can be
   * asked again and gives the same.
   */
  void forEach(Visitor visitor);

  /** Takes one delegation. */
  @FunctionalInterface
  interface Visitor {
    void delegation(AccountAddress account, NodeId node, Shares shares);
  }
}
