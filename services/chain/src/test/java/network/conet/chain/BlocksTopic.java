package network.conet.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainBlock;
import network.conet.chainevents.ChainEventCodec;
import network.conet.chainevents.ChainMessage;
import network.conet.chainevents.FollowedChain;
import network.conet.chainevents.head.HeadMove;
import network.conet.chainevents.head.HeadTree;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;
import network.conet.units.TxHash;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topic of the blocks from its beginning, made one chain of by the rule of every consumer. */
final class BlocksTopic implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final HeadTree tree;
  private final List<ChainBlock> told = new ArrayList<>();

  BlocksTopic(ContractAddresses addresses, String kafka) {
    this.tree =
        new HeadTree(
            FollowedChain.of(
                addresses.chainId(), addresses.deployBlock(), addresses.contracts().values()),
            1_024);
    this.consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partition = List.of(new TopicPartition(ChainMessage.TOPIC, 0));
    consumer.assign(partition);
    consumer.seekToBeginning(partition);
  }

  /** Reads on until the chain has this block with a log of this transaction. */
  void awaitLog(Hash32 block, TxHash transaction) {
    Predicate<ChainBlock> sought =
        one ->
            one.hash().equals(block)
                && one.logs().stream().anyMatch(log -> log.transaction().equals(transaction));
    long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
    while (told.stream().filter(sought).noneMatch(one -> tree.isCanonical(one.position()))) {
      assertThat(System.nanoTime()).as("nobody told of block %s", block).isLessThan(deadline);
      consumer.poll(Duration.ofMillis(200)).forEach(message -> apply(message.value()));
    }
    assertThat(tree.hasGap()).isFalse();
  }

  boolean hasInItsChain(BlockNumber number, Hash32 hash) {
    return tree.isCanonical(new BlockPosition(number, hash));
  }

  private void apply(byte[] bytes) {
    ChainMessage message = ChainEventCodec.decode(bytes);
    if (message instanceof ChainMessage.BlockAdded added) {
      told.add(added.block());
    }
    assertThat(tree.apply(message)).isNotInstanceOf(HeadMove.Stopped.class);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
