package network.conet.staking.sync;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import network.conet.chainevents.BlockPosition;
import network.conet.staking.stake.Position;
import network.conet.units.NodeId;

/** Port: what has to be read again, and where it goes. */
public interface Marks {
  /**
   * @param block the newest one, after which the contracts are to be asked
   */
  record Batch(BlockPosition block, Set<Subject> subjects) {}

  /** What the contracts say; of a node nothing if it is not registered. */
  record Facts(Map<NodeId, Optional<Contracts.NodeFacts>> nodes, List<Position> positions) {}

  /** Empty while everything is as it is after the newest block. */
  Optional<Batch> next();

  /** Stores what was read, unless the chain no longer has the block that it is true after. */
  void store(Batch batch, Facts facts);
}
