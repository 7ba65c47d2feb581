package network.conet.rewards.epoch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import network.conet.units.BlockNumber;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.TokenAmount;

/**
 * The chain as an epoch sees it: the state after its snapshot block.
 *
 * @param endTime timestamp of the snapshot block
 * @param length from the end of the epoch before to this one
 * @param emission what the schedule releases from the end of the epoch before to this one
 * @param nodes every node that the registry knows, or at least all that were measured
 */
public record EpochSnapshot(
    EpochId epoch,
    BlockNumber block,
    Hash32 blockHash,
    Instant endTime,
    Duration length,
    TokenAmount emission,
    RewardParameters parameters,
    List<NodeState> nodes,
    Delegations delegations) {
  public EpochSnapshot {
    nodes = List.copyOf(nodes);
  }
}
