package network.conet.rewards.answer;

import java.util.List;
import network.conet.rewards.epoch.EntryTable;
import network.conet.rewards.epoch.NodeReward;
import network.conet.units.EpochId;
import network.conet.units.NodeId;

/** Port: what the sum trees of an epoch that was computed here were made of. */
public interface EpochLeaves {

  /** In the order of their leaves. */
  List<NodeReward> nodes(EpochId epoch);

  /**
   * @param nodes all of the epoch, in their order
   */
  EntryTable entries(EpochId epoch, List<NodeId> nodes);
}
