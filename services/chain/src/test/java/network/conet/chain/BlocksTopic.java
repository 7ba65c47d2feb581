package network.conet.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainevents.ChainBlock;
import network.conet.chainevents.ChainEventCodec;
import network.conet.chainevents.ChainMessage;
import network.conet.chainevents.FollowedChain;
import network.conet.chainevents.head.HeadMove;
import network.conet.chainevents.head.HeadTree;
import network.conet.kafka.KafkaClient;
import network.conet.units.TxHash;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** The topic of the blocks from its beginning, made one chain of by the rule of every consumer. */
final class BlocksTopic implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final HeadTree tree;
  private final List<ChainBlock> told = new ArrayList<>();

  BlocksTopic(ContractAddresses addresses, KafkaClient kafka) {
    this.tree =
        new HeadTree(
            FollowedChain.of(
                addresses.chainId(), addresses.deployBlock(), addresses.contracts().values()),
            1_024);
    this.consumer = kafka.consumer(Map.of());
    List<TopicPartition> partition = List.of(new TopicPartition(ChainMessage.TOPIC, 0));
    consumer.assign(partition);
    consumer.seekToBeginning(partition);
  }

  /** Reads on until the chain has a block with a log of this transaction, and gives it. */
  ChainBlock awaitLog(TxHash transaction) {
    readUntil(() -> withLogOf(transaction).isPresent(), "a log of " + transaction);
    assertThat(tree.hasGap()).isFalse();
    return withLogOf(transaction).orElseThrow();
  }

  /** Reads on until the block is not of the chain any more. */
  void awaitTakenBack(ChainBlock block) {
    readUntil(() -> !tree.isCanonical(block.position()), block.position() + " being taken back");
  }

  private Optional<ChainBlock> withLogOf(TxHash transaction) {
    return told.stream()
        .filter(block -> tree.isCanonical(block.position()))
        .filter(
            block -> block.logs().stream().anyMatch(log -> log.transaction().equals(transaction)))
        .findFirst();
  }

  private void readUntil(BooleanSupplier done, String what) {
    long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("nobody told of %s", what).isLessThan(deadline);
      consumer.poll(Duration.ofMillis(200)).forEach(message -> apply(message.value()));
    }
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
