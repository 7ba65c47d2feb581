package network.conet.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import network.conet.testing.KafkaBroker;
import network.conet.testing.PostgresServer;
import network.conet.workers.Worker;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventsIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private DataSource producerSide;
  private DataSource consumerSide;
  private String topic;
  private String name;

  @BeforeEach
  void freshParts() throws SQLException {
    producerSide = database();
    consumerSide = database();
    execute(
        consumerSide, "CREATE TABLE applied (id bigint GENERATED ALWAYS AS IDENTITY, value text)");
    topic = KafkaBroker.freshTopic(3);
    name = "test-" + UUID.randomUUID();
  }

  @Test
  void aRolledBackChangeTellsNothing() throws SQLException {
    try (Connection connection = producerSide.getConnection()) {
      connection.setAutoCommit(false);
      Outbox.append(connection, event("k", "never"));
      connection.rollback();
    }
    append("k", "told");
    try (var publisher = publisher();
        var consumer = consumer(this::store)) {
      await().atMost(LIMIT).untilAsserted(() -> assertThat(applied()).containsExactly("told"));
      assertThat(publisher.failure()).isEmpty();
      assertThat(consumer.failure()).isEmpty();
    }
  }

  @Test
  void theOrderOfAKeyIsKept() throws SQLException {
    try (Connection connection = producerSide.getConnection()) {
      Outbox.append(
          connection,
          IntStream.range(0, 2_500).mapToObj(i -> event("key-" + i % 5, i % 5 + ":" + i)).toList());
    }
    try (var publisher = publisher();
        var consumer = consumer(this::store)) {
      await().atMost(LIMIT).until(() -> applied().size() >= 2_500);
      List<String> all = applied();
      assertThat(all).hasSize(2_500).doesNotHaveDuplicates();
      for (int key = 0; key < 5; key++) {
        String prefix = key + ":";
        List<Integer> numbers =
            all.stream()
                .filter(v -> v.startsWith(prefix))
                .map(v -> Integer.parseInt(v.substring(prefix.length())))
                .toList();
        assertThat(numbers).isSorted().hasSize(500);
      }
      assertThat(publisher.failure()).isEmpty();
      assertThat(consumer.failure()).isEmpty();
    }
  }

  @Test
  void whatIsSentAgainAfterACrashIsAppliedOnce() throws SQLException {
    IntStream.range(0, 20).forEach(i -> append("k" + i, "v" + i));
    try (var first = publisher();
        var consumer = consumer(this::store)) {
      await().atMost(LIMIT).until(() -> applied().size() == 20);
      assertThat(first.failure()).isEmpty();
      assertThat(consumer.failure()).isEmpty();
    }
    // as if the publisher had died between Kafka's commit and its own
    execute(producerSide, "UPDATE outbox SET sent_at = NULL");
    append("k0", "last");
    try (var second = publisher();
        var consumer = consumer(this::store)) {
      await().atMost(LIMIT).until(() -> applied().contains("last"));
      assertThat(applied()).hasSize(21).doesNotHaveDuplicates();
      assertThat(unsent()).isZero();
      assertThat(second.failure()).isEmpty();
      assertThat(consumer.failure()).isEmpty();
    }
  }

  @Test
  void aFailureInTheHandlerRollsBackAndTheEventsComeAgain() throws SQLException {
    append("k", "a");
    append("k", "b");
    AtomicInteger attempts = new AtomicInteger();
    BatchHandler failsOnce =
        (connection, events) -> {
          store(connection, events);
          if (attempts.getAndIncrement() == 0) {
            throw new IllegalStateException("the first attempt fails after it has written");
          }
        };
    try (var publisher = publisher();
        var consumer = consumer(failsOnce)) {
      await().atMost(LIMIT).untilAsserted(() -> assertThat(applied()).containsExactly("a", "b"));
      assertThat(attempts).hasValueGreaterThan(1);
      await().atMost(LIMIT).until(() -> consumer.failure().isEmpty());
      assertThat(publisher.failure()).isEmpty();
    }
  }

  @Test
  void aRestartedConsumerGoesOnWhereItsDatabaseIs() throws SQLException {
    append("k", "one");
    try (var publisher = publisher()) {
      try (var consumer = consumer(this::store)) {
        await().atMost(LIMIT).until(() -> applied().size() == 1);
        assertThat(consumer.failure()).isEmpty();
      }
      append("k", "two");
      try (var consumer = consumer(this::store)) {
        await().atMost(LIMIT).until(() -> applied().contains("two"));
        assertThat(applied()).containsExactly("one", "two");
        assertThat(consumer.failure()).isEmpty();
      }
      assertThat(publisher.failure()).isEmpty();
    }
  }

  private Worker publisher() {
    return OutboxPublisher.worker(producerSide, name, KafkaBroker.admin()).start();
  }

  private Worker consumer(BatchHandler handler) {
    return ConsumerLoop.worker(consumerSide, name, KafkaBroker.admin(), List.of(topic), handler)
        .start();
  }

  private void store(Connection connection, List<ConsumerRecord<byte[], byte[]>> events)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO applied (value) VALUES (?)")) {
      for (ConsumerRecord<byte[], byte[]> event : events) {
        insert.setString(1, new String(event.value(), UTF_8));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private OutboxEvent event(String key, String value) {
    return new OutboxEvent(topic, key.getBytes(UTF_8), value.getBytes(UTF_8));
  }

  private void append(String key, String value) {
    try (Connection connection = producerSide.getConnection()) {
      Outbox.append(connection, event(key, value));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> applied() throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = consumerSide.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT value FROM applied ORDER BY id")) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private long unsent() throws SQLException {
    try (Connection connection = producerSide.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT count(*) FROM outbox WHERE sent_at IS NULL")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static DataSource database() {
    DataSource source = PostgresServer.freshDatabase().dataSource();
    Flyway.configure().dataSource(source).locations("classpath:db/events").load().migrate();
    return source;
  }

  private static void execute(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
