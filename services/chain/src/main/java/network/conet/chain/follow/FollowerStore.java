package network.conet.chain.follow;

import java.util.List;
import java.util.Optional;
import network.conet.chainevents.ChainBlock;
import network.conet.units.BlockNumber;

/**
 * What has been followed, and with it the events that tell of it. Each method is one database
 * transaction, and refuses if the newest block is not the expected one, so that two followers
 * cannot both go on.
 */
public interface FollowerStore {
  Optional<Block> tip();

  /** The block that was followed at this height; empty if it is not kept (any more). */
  Optional<Block> block(BlockNumber number);

  /**
   * @throws IllegalStateException if the newest block is another
   */
  void append(Optional<Block> expectedTip, List<ChainBlock> blocks);

  /**
   * Takes the newest block back; transactions that it held are pending again.
   *
   * @throws IllegalStateException if the newest block is another, or the one below is no longer
   *     kept
   */
  void removeTip(Block expectedTip);
}
