package network.conet.staking.sync;

import network.conet.units.AccountAddress;
import network.conet.units.NodeId;

/** What a log says has changed. */
public sealed interface Subject {
  NodeId node();

  /** The node itself: keys, endpoint, stake, status. */
  record OfNode(NodeId node) implements Subject {}

  /** One account's position with a node; the node's own figures change with it. */
  record OfPosition(NodeId node, AccountAddress account) implements Subject {}
}
