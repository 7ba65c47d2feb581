package network.conet.rewards.epoch;

import java.util.List;
import network.conet.units.Hash32;

/** Everything that follows from an epoch's inputs. */
public record ComputedEpoch(
    EpochHeader header,
    Hash32 digest,
    List<NodeReward> nodes,
    EntryTable entries,
    AccountTable earners) {
  public ComputedEpoch {
    nodes = List.copyOf(nodes);
  }
}
