package network.conet.events;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import network.conet.kafka.KafkaClient;
import network.conet.workers.Next;
import network.conet.workers.Worker;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Sends what waits in the outbox. Each batch is one Kafka transaction: all of it becomes visible,
 * in order, or nothing. A crash between that and marking the batch sends it once more under the
 * same numbers, which consumers know. Several instances may run: a database lock lets one work, and
 * Kafka fences a producer that has been replaced.
 */
public final class OutboxPublisher {
  /** Headers that say which outbox an event came from, and its number there. */
  static final String ORIGIN_HEADER = "conet-origin";

  static final String SEQUENCE_HEADER = "conet-sequence";

  private static final int BATCH = 1_000;

  /** The largest event is a block with all its logs. */
  private static final int MAX_EVENT_BYTES = 16 << 20;

  private static final Duration POLL = Duration.ofMillis(200);
  private static final long KEEP_SENT_SECONDS = Duration.ofHours(1).toSeconds();

  private final DataSource dataSource;
  private final String origin;
  private final KafkaClient kafka;
  private @Nullable KafkaProducer<byte[], byte[]> producer;

  /**
   * The worker that empties the outbox; worth waking after a commit.
   *
   * @param origin names the outbox for ever: the account in Kafka, of which each instance that has
   *     a database of its own has its own
   */
  public static Worker worker(DataSource dataSource, String origin, KafkaClient kafka) {
    OutboxPublisher publisher = new OutboxPublisher(dataSource, origin, kafka);
    return new Worker("outbox", POLL, publisher::step).endedBy(publisher::discardProducer);
  }

  private OutboxPublisher(DataSource dataSource, String origin, KafkaClient kafka) {
    this.dataSource = dataSource;
    this.origin = origin;
    this.kafka = kafka;
  }

  private Next step() throws SQLException {
    try {
      return Next.atOnceIf(publishBatch());
    } catch (SQLException | RuntimeException e) {
      discardProducer();
      throw e;
    }
  }

  private boolean publishBatch() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(true);
      if (!OutboxTable.tryLock(connection)) {
        return false;
      }
      try {
        OutboxTable.number(connection, BATCH);
        List<OutboxTable.Numbered> batch = OutboxTable.unsent(connection, BATCH);
        if (batch.isEmpty()) {
          return false;
        }
        send(batch);
        OutboxTable.markSent(connection, batch.getLast().sequence());
        OutboxTable.prune(connection, KEEP_SENT_SECONDS);
        return batch.size() == BATCH;
      } finally {
        OutboxTable.unlock(connection);
      }
    }
  }

  private void send(List<OutboxTable.Numbered> batch) {
    KafkaProducer<byte[], byte[]> current = openProducer();
    current.beginTransaction();
    for (OutboxTable.Numbered numbered : batch) {
      OutboxEvent event = numbered.event();
      ProducerRecord<byte[], byte[]> message =
          new ProducerRecord<>(event.topic(), event.key(), event.value());
      message.headers().add(ORIGIN_HEADER, origin.getBytes(StandardCharsets.UTF_8));
      message
          .headers()
          .add(
              SEQUENCE_HEADER,
              Long.toString(numbered.sequence()).getBytes(StandardCharsets.US_ASCII));
      // a failure of any message fails the commit below
      var unused = current.send(message);
    }
    current.commitTransaction();
  }

  private KafkaProducer<byte[], byte[]> openProducer() {
    KafkaProducer<byte[], byte[]> current = producer;
    if (current == null) {
      current =
          kafka.transactionalProducer(
              "outbox-" + origin,
              Map.of("max.request.size", MAX_EVENT_BYTES, "max.block.ms", 10_000));
      producer = current;
      current.initTransactions();
    }
    return current;
  }

  private void discardProducer() {
    KafkaProducer<byte[], byte[]> current = producer;
    producer = null;
    if (current != null) {
      current.close(Duration.ZERO);
    }
  }
}
