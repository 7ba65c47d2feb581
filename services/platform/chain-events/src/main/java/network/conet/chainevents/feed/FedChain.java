package network.conet.chainevents.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainBlock;
import network.conet.chainevents.ChainLog;
import network.conet.chainevents.FollowedChain;
import network.conet.kafka.KafkaClient;
import network.conet.units.Hash32;

/** A chain that grows and shrinks as its caller says, told of as an observer would. */
public final class FedChain implements AutoCloseable {
  private final FollowedChain followed;
  private final ChainFeed feed;
  private final List<ChainBlock> blocks = new ArrayList<>();

  public FedChain(FollowedChain followed, KafkaClient kafka) {
    this.followed = followed;
    this.feed = new ChainFeed("fed", followed, kafka);
  }

  /**
   * Tells of the next block, which has these logs; again, if it was told of before.
   *
   * @param branch the first byte of its hash in hex, which tells it from another at its height
   */
  public BlockPosition tell(String branch, ChainLog... logs) {
    int height = blocks.size();
    ChainBlock block =
        new ChainBlock(
            new BlockPosition(
                followed.deployBlock().plus(height),
                Hash32.parse("0x%s%062x".formatted(branch, height + 1))),
            blocks.isEmpty() ? Hash32.ZERO : blocks.getLast().hash(),
            Instant.ofEpochSecond(height),
            List.of(logs));
    blocks.add(block);
    feed.add(block);
    return block.position();
  }

  /** Takes the newest block back, and answers with the one below. */
  public BlockPosition takeBack() {
    feed.takeBack(List.of(blocks.removeLast()));
    return blocks.getLast().position();
  }

  @Override
  public void close() {
    feed.close();
  }
}
