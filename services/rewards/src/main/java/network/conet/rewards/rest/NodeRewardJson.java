package network.conet.rewards.rest;

import network.conet.rewards.epoch.NodeMeasurement;
import network.conet.rewards.epoch.NodeReward;
import network.conet.rewards.epoch.NodeShare;
import network.conet.rewards.epoch.NodeState;
import network.conet.units.EpochId;

/** A node's leaf: every input of the formula and what follows. */
public record NodeRewardJson(
    long epoch,
    String nodeId,
    String owner,
    String prefix,
    boolean active,
    String stake,
    String totalShares,
    String ownerShares,
    int commissionBps,
    long capacity,
    int uptimeBps,
    String fees,
    int prefixCount,
    String weight,
    String base,
    String protocol,
    String gross,
    String commission,
    String pool,
    String ownerAmount,
    String delegatorsAmount) {

  static NodeRewardJson of(EpochId epoch, NodeReward reward) {
    NodeShare share = reward.share();
    NodeState state = share.input().state();
    NodeMeasurement measured = share.input().measured();
    return new NodeRewardJson(
        epoch.number(),
        state.node().hex(),
        state.owner().hex(),
        state.prefix().hex(),
        state.active(),
        state.stake().toString(),
        state.totalShares().toString(),
        state.ownerShares().toString(),
        state.commission().value(),
        measured.capacity().rate(),
        measured.uptime().value(),
        measured.fees().toString(),
        share.prefixCount(),
        share.weight().toString(),
        share.base().toString(),
        share.protocol().toString(),
        share.gross().toString(),
        share.commission().toString(),
        share.pool().toString(),
        reward.ownerAmount().toString(),
        reward.delegatorsAmount().toString());
  }
}
