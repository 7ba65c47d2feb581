package network.conet.chain.follow;

import java.util.List;
import java.util.Optional;
import network.conet.chainevents.ChainBlock;
import network.conet.units.BlockNumber;

/**
 * The node's chain. Between two calls it may change; what one call returns may therefore not fit
 * the next, and the follower checks that it does.
 */
public interface ChainSource {
  BlockNumber head();

  /** The block that the node's chain has at this height now. */
  Optional<Block> block(BlockNumber number);

  /**
   * The blocks from one height to another with all their logs; fewer if the chain is shorter, or if
   * the node does not have all logs of a block that it shows.
   */
  List<ChainBlock> blocks(BlockNumber from, BlockNumber to);
}
