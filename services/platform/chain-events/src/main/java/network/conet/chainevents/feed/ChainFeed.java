package network.conet.chainevents.feed;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import network.conet.chainevents.ChainBlock;
import network.conet.chainevents.ChainEventCodec;
import network.conet.chainevents.ChainMessage;
import network.conet.chainevents.FollowedChain;
import network.conet.kafka.KafkaClient;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** An observer whose chain is what its caller says. Each call returns when the broker has it. */
public final class ChainFeed implements AutoCloseable {
  private final String source;
  private final FollowedChain followed;
  private final KafkaProducer<byte[], byte[]> producer;

  public ChainFeed(String source, FollowedChain followed, KafkaClient kafka) {
    this.source = source;
    this.followed = followed;
    this.producer = kafka.producer(Map.of());
  }

  public void add(ChainBlock... blocks) {
    for (ChainBlock block : blocks) {
      send(new ChainMessage.BlockAdded(source, followed.chainId(), followed.contracts(), block));
    }
  }

  /** The newest first. */
  public void takeBack(List<ChainBlock> blocks) {
    for (ChainBlock block : blocks) {
      send(
          new ChainMessage.BlockTakenBack(
              source,
              followed.chainId(),
              followed.contracts(),
              block.position(),
              block.parentHash()));
    }
  }

  public void send(ChainMessage message) {
    raw(ChainEventCodec.encode(message));
  }

  /** Whatever it is. */
  public void raw(byte[] message) {
    try {
      producer.send(new ProducerRecord<>(ChainMessage.TOPIC, 0, new byte[0], message)).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker did not take a message", e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
