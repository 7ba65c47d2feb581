package network.conet.events;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads topics and applies each event once. Partitions are shared out by a consumer group, so
 * instances add up; where to read from comes from the database alone. When applying fails, the
 * position stays, and the same events are read again after a pause: an event is never skipped.
 */
public final class ConsumerLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConsumerLoop.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration BACK_OFF = Duration.ofSeconds(1);

  private final DataSource dataSource;
  private final String name;
  private final List<String> topics;
  private final BatchHandler handler;
  private final ConsumerPositions positions;
  private final Map<String, Object> settings = new HashMap<>();
  private final Thread thread;
  private final Semaphore stop = new Semaphore(0);
  private volatile boolean stopped;
  private volatile @Nullable Exception lastFailure;
  private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;

  /**
   * @param name of the consumer for ever: its group in Kafka and its rows in the database
   */
  public ConsumerLoop(
      DataSource dataSource,
      String name,
      String bootstrapServers,
      List<String> topics,
      BatchHandler handler) {
    this.dataSource = dataSource;
    this.name = name;
    this.topics = List.copyOf(topics);
    this.handler = handler;
    this.positions = new ConsumerPositions(name);
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("group.id", name);
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "earliest");
    settings.put("isolation.level", "read_committed");
    settings.put("max.poll.records", 1_000);
    settings.put("metadata.max.age.ms", 5_000);
    this.thread = Thread.ofPlatform().daemon().name("consumer-" + name).unstarted(this::run);
  }

  public ConsumerLoop start() {
    thread.start();
    return this;
  }

  /** Why the newest attempt failed, if it did: what a readiness check shows. */
  public Optional<Exception> lastFailure() {
    return Optional.ofNullable(lastFailure);
  }

  private void run() {
    while (!stopped) {
      try (KafkaConsumer<byte[], byte[]> current =
          new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
        consumer = current;
        current.subscribe(topics, new SeekToStoredPosition(current));
        while (!stopped) {
          ConsumerRecords<byte[], byte[]> events = current.poll(POLL);
          if (!events.isEmpty()) {
            apply(events);
          }
          lastFailure = null;
        }
      } catch (WakeupException e) {
        LOG.debug("consumer {} stops", name);
      } catch (SQLException | RuntimeException e) {
        lastFailure = e;
        LOG.warn("consumer {} cannot apply, will try again", name, e);
        pause();
      }
    }
  }

  private void pause() {
    try {
      if (stop.tryAcquire(BACK_OFF.toMillis(), TimeUnit.MILLISECONDS)) {
        stopped = true;
      }
    } catch (InterruptedException e) {
      stopped = true;
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

  @Override
  public void close() {
    stopped = true;
    stop.release();
    KafkaConsumer<byte[], byte[]> current = consumer;
    if (current != null) {
      current.wakeup();
    }
    try {
      if (!thread.join(Duration.ofSeconds(10))) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
