package network.conet.governance.rest;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainBlock;
import network.conet.chainevents.ChainLog;
import network.conet.chainevents.FollowedChain;
import network.conet.chainevents.consume.ChainConsumer;
import network.conet.chainevents.consume.ChainTopic;
import network.conet.chainevents.feed.ChainFeed;
import network.conet.units.Hash32;

/** The chain that the service is told of. */
final class GovernanceChain implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final ChainConsumer consumer;
  private final FollowedChain followed;
  private final ChainFeed feed;
  private final List<ChainBlock> blocks = new ArrayList<>();

  GovernanceChain(ChainConsumer consumer, ContractAddresses addresses, String kafka) {
    this.consumer = consumer;
    this.followed =
        FollowedChain.of(
            addresses.chainId(), addresses.deployBlock(), addresses.contracts().values());
    ChainTopic.ensure(kafka);
    this.feed = new ChainFeed("test", followed, kafka);
  }

  /** Tells of the next block, which has these logs. */
  BlockPosition tell(String branch, ChainLog... logs) {
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

  /** Takes the newest block back, and waits until it is gone. */
  BlockPosition takeBack() {
    feed.takeBack(List.of(blocks.removeLast()));
    awaitTip(blocks.getLast().position());
    return blocks.getLast().position();
  }

  /** Waits until this is the newest block that the service has applied. */
  void awaitTip(BlockPosition tip) {
    await().atMost(LIMIT).until(() -> consumer.status().tip().equals(Optional.of(tip)));
  }

  @Override
  public void close() {
    feed.close();
  }
}
