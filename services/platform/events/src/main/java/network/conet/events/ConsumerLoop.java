package network.conet.events;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import network.conet.kafka.KafkaClient;
import network.conet.workers.Next;
import network.conet.workers.Worker;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads topics and applies each event once. Partitions are shared out by a consumer group, so
 * instances add up; where to read from comes from the database alone. When applying fails, the
 * position stays, and the same events are read again after a pause: an event is never skipped.
 */
public final class ConsumerLoop {
  private static final Logger LOG = LoggerFactory.getLogger(ConsumerLoop.class);
  private static final Duration POLL = Duration.ofMillis(500);

  private final DataSource dataSource;
  private final String name;
  private final List<String> topics;
  private final BatchHandler handler;
  private final ConsumerPositions positions;
  private final KafkaClient kafka;
  private @Nullable KafkaConsumer<byte[], byte[]> open;
  private volatile @Nullable KafkaConsumer<byte[], byte[]> polling;

  /**
   * The worker that applies what is in the topics.
   *
   * @param name of the consumer for ever: its group in Kafka, which begins with the account, and
   *     its rows in the database
   */
  public static Worker worker(
      DataSource dataSource,
      String name,
      KafkaClient kafka,
      List<String> topics,
      BatchHandler handler) {
    ConsumerLoop loop = new ConsumerLoop(dataSource, name, kafka, topics, handler);
    return new Worker("consumer " + name, Duration.ofMillis(1), loop::step)
        .cutShortBy(loop::wake)
        .endedBy(loop::discard);
  }

  private ConsumerLoop(
      DataSource dataSource,
      String name,
      KafkaClient kafka,
      List<String> topics,
      BatchHandler handler) {
    this.dataSource = dataSource;
    this.name = name;
    this.topics = List.copyOf(topics);
    this.handler = handler;
    this.positions = new ConsumerPositions(name);
    this.kafka = kafka;
  }

  private Next step() throws SQLException {
    try {
      ConsumerRecords<byte[], byte[]> events = opened().poll(POLL);
      if (!events.isEmpty()) {
        apply(events);
      }
    } catch (WakeupException e) {
      LOG.debug("consumer {} stops", name);
    } catch (SQLException | RuntimeException e) {
      // the next one begins where the database says
      discard();
      throw e;
    }
    return Next.AT_ONCE;
  }

  private KafkaConsumer<byte[], byte[]> opened() {
    KafkaConsumer<byte[], byte[]> current = open;
    if (current == null) {
      current = kafka.consumer(Map.of("group.id", name, "metadata.max.age.ms", 5_000));
      open = current;
      polling = current;
      current.subscribe(topics, new SeekToStoredPosition(current));
    }
    return current;
  }

  private void discard() {
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

  private void apply(ConsumerRecords<byte[], byte[]> events) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        List<ConsumerRecord<byte[], byte[]>> fresh = positions.advance(connection, events);
        if (!fresh.isEmpty()) {
          handler.apply(connection, fresh);
        }
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  private final class SeekToStoredPosition implements ConsumerRebalanceListener {
    private final KafkaConsumer<byte[], byte[]> current;

    SeekToStoredPosition(KafkaConsumer<byte[], byte[]> current) {
      this.current = current;
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      try (Connection connection = dataSource.getConnection()) {
        for (TopicPartition partition : partitions) {
          current.seek(partition, positions.nextOffset(connection, partition).orElse(0L));
        }
      } catch (SQLException e) {
        throw new KafkaException("cannot read the position of consumer " + name, e);
      }
    }
  }
}
