package network.conet.chainevents.consume;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import network.conet.chainevents.ChainMessage;
import network.conet.kafka.KafkaClient;
import network.conet.workers.Next;
import network.conet.workers.Worker;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the topic for a consumer. There is no group: the one partition is read by whoever runs, and
 * where to go on from is in the consumer's database alone.
 */
public final class ChainTopicReader {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final TopicPartition PARTITION = new TopicPartition(ChainMessage.TOPIC, 0);

  private final ChainConsumer consumer;
  private final KafkaClient kafka;
  private final Runnable applied;
  private @Nullable KafkaConsumer<byte[], byte[]> open;
  private volatile @Nullable KafkaConsumer<byte[], byte[]> polling;

  private ChainTopicReader(ChainConsumer consumer, KafkaClient kafka, Runnable applied) {
    this.consumer = consumer;
    this.kafka = kafka;
    this.applied = applied;
  }

  /** The worker that keeps the consumer's projection equal to the chain. */
  public static Worker worker(ChainConsumer consumer, KafkaClient kafka) {
    return worker(consumer, kafka, () -> {});
  }

  /**
   * The same.
   *
   * @param applied run each time after something was applied
   */
  public static Worker worker(ChainConsumer consumer, KafkaClient kafka, Runnable applied) {
    ChainTopicReader reader = new ChainTopicReader(consumer, kafka, applied);
    return new Worker("chain events", Duration.ofMillis(1), reader::step).cutShortBy(reader::wake);
  }

  private Next step() throws SQLException {
    try {
      KafkaConsumer<byte[], byte[]> current = opened();
      List<ConsumerRecord<byte[], byte[]>> records = current.poll(POLL).records(PARTITION);
      if (!records.isEmpty()) {
        long behind = current.currentLag(PARTITION).orElse(0);
        long next = consumer.apply(records, behind);
        applied.run();
        if (next != current.position(PARTITION)) {
          current.seek(PARTITION, next);
        }
      }
      return Next.AT_ONCE;
    } catch (WakeupException e) {
      close();
      return Next.AFTER_PAUSE;
    } catch (SQLException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private KafkaConsumer<byte[], byte[]> opened() throws SQLException {
    KafkaConsumer<byte[], byte[]> current = open;
    if (current == null) {
      long from = consumer.open(ChainTopic.requireOnePartition(kafka));
      current = kafka.consumer(Map.of("max.partition.fetch.bytes", 4 << 20));
      open = current;
      polling = current;
      current.assign(List.of(PARTITION));
      current.seek(PARTITION, from);
    }
    return current;
  }

  private void close() {
    KafkaConsumer<byte[], byte[]> current = open;
    open = null;
    polling = null;
    if (current != null) {
      current.close();
    }
  }

  private void wake() {
    KafkaConsumer<byte[], byte[]> current = polling;
    if (current != null) {
      current.wakeup();
    }
  }
}
