package network.conet.besuplugin.stream;

import java.util.Optional;
import network.conet.chainevents.ChainBlock;
import network.conet.units.BlockNumber;

/**
 * The chain of the node. Between two calls it may change: what one returns may not fit the next.
 */
public interface NodeChain {
  ChainLink head();

  /** The block that the chain has at this height; empty if it is shorter, or not stored yet. */
  Optional<ChainLink> at(BlockNumber number);

  /** A block with its logs, of the chain or not; empty if the node does not have all of it. */
  Optional<ChainBlock> block(ChainLink link);
}
