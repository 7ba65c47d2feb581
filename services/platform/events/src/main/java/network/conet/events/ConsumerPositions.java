package network.conet.events;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/** A consumer's memory in its own schema: how far it is, and what it knows of each outbox. */
final class ConsumerPositions {
  private record Origin(TopicPartition partition, String name) {}

  private final String consumer;

  ConsumerPositions(String consumer) {
    this.consumer = consumer;
  }

  Optional<Long> nextOffset(Connection connection, TopicPartition partition) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT next_offset FROM consumer_position
            WHERE consumer = ? AND topic = ? AND partition = ?
            """)) {
      select.setString(1, consumer);
      select.setString(2, partition.topic());
      select.setInt(3, partition.partition());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
      }
    }
  }

  /**
   * Moves past all of these and returns those that were not applied before, by offset or by the
   * number that their outbox gave them.
   */
  List<ConsumerRecord<byte[], byte[]>> advance(
      Connection connection, Iterable<ConsumerRecord<byte[], byte[]>> events) throws SQLException {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    Map<Origin, Long> sequences = new HashMap<>();
    List<ConsumerRecord<byte[], byte[]>> fresh = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> event : events) {
      TopicPartition partition = new TopicPartition(event.topic(), event.partition());
      Long next = offsets.get(partition);
      if (next == null) {
        next = lockedOffset(connection, partition);
      }
      if (event.offset() >= next) {
        offsets.put(partition, event.offset() + 1);
        if (isNew(connection, partition, event, sequences)) {
          fresh.add(event);
        }
      }
    }
    store(connection, offsets, sequences);
    return fresh;
  }

  private boolean isNew(
      Connection connection,
      TopicPartition partition,
      ConsumerRecord<byte[], byte[]> event,
      Map<Origin, Long> sequences)
      throws SQLException {
    Header name = event.headers().lastHeader(OutboxPublisher.ORIGIN_HEADER);
    Header number = event.headers().lastHeader(OutboxPublisher.SEQUENCE_HEADER);
    if (name == null || number == null) {
      return true;
    }
    Origin origin = new Origin(partition, new String(name.value(), StandardCharsets.UTF_8));
    long sequence = Long.parseLong(new String(number.value(), StandardCharsets.US_ASCII));
    Long known = sequences.get(origin);
    if (known == null) {
      known = knownSequence(connection, origin);
    }
    if (sequence <= known) {
      return false;
    }
    sequences.put(origin, sequence);
    return true;
  }

  /** Inserts the row if it is missing, so that two instances never apply one partition at once. */
  private long lockedOffset(Connection connection, TopicPartition partition) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement(
            """
            INSERT INTO consumer_position (consumer, topic, partition, next_offset)
            VALUES (?, ?, ?, 0)
            ON CONFLICT (consumer, topic, partition)
              DO UPDATE SET next_offset = consumer_position.next_offset
            RETURNING next_offset
            """)) {
      lock.setString(1, consumer);
      lock.setString(2, partition.topic());
      lock.setInt(3, partition.partition());
      try (ResultSet row = lock.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private long knownSequence(Connection connection, Origin origin) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT sequence FROM consumer_origin
            WHERE consumer = ? AND topic = ? AND partition = ? AND origin = ?
            """)) {
      select.setString(1, consumer);
      select.setString(2, origin.partition().topic());
      select.setInt(3, origin.partition().partition());
      select.setString(4, origin.name());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : -1;
      }
    }
  }

  private void store(
      Connection connection, Map<TopicPartition, Long> offsets, Map<Origin, Long> sequences)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE consumer_position SET next_offset = ?
            WHERE consumer = ? AND topic = ? AND partition = ?
            """)) {
      for (Map.Entry<TopicPartition, Long> entry : offsets.entrySet()) {
        update.setLong(1, entry.getValue());
        update.setString(2, consumer);
        update.setString(3, entry.getKey().topic());
        update.setInt(4, entry.getKey().partition());
        update.addBatch();
      }
      update.executeBatch();
    }
    try (PreparedStatement upsert =
        connection.prepareStatement(
            """
            INSERT INTO consumer_origin (consumer, topic, partition, origin, sequence)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (consumer, topic, partition, origin)
              DO UPDATE SET sequence = excluded.sequence
            """)) {
      for (Map.Entry<Origin, Long> entry : sequences.entrySet()) {
        upsert.setString(1, consumer);
        upsert.setString(2, entry.getKey().partition().topic());
        upsert.setInt(3, entry.getKey().partition().partition());
        upsert.setString(4, entry.getKey().name());
        upsert.setLong(5, entry.getValue());
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }
}
