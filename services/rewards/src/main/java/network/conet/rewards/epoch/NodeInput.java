package network.conet.rewards.epoch;

import network.conet.units.NodeId;

/** Both halves of what the formula reads of a node. */
public record NodeInput(NodeState state, NodeMeasurement measured) {
  public NodeInput {
    if (!state.node().equals(measured.node())) {
      throw new IllegalArgumentException(
          "state of " + state.node() + " with measurement of " + measured.node());
    }
  }

  public NodeId node() {
    return state.node();
  }

  /** eligible: active and U ≥ U_min and S > 0. */
  boolean isEligible(RewardParameters parameters) {
    return state.active()
        && measured.uptime().compareTo(parameters.minUptime()) >= 0
        && !state.stake().isZero();
  }
}
