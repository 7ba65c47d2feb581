package network.conet.events;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Applies events inside the transaction that also moves the consumer's position. What it throws
 * rolls everything back, and the same events come again.
 */
@FunctionalInterface
public interface BatchHandler {
  /**
   * @param events new ones only, at least one, in the order of their partitions
   */
  void apply(Connection connection, List<ConsumerRecord<byte[], byte[]>> events)
      throws SQLException;
}
