package network.conet.chainevents.consume;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import network.conet.chainevents.ChainMessage;
import network.conet.kafka.KafkaClient;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topic as the broker has it. */
public final class ChainTopic {
  private static final long LIMIT_SECONDS = 30;

  private ChainTopic() {}

  /**
   * The id of this very topic: one of the same name that is made later has another.
   *
   * @throws ChainStopped if it has another number of partitions than one, which is one order
   */
  public static String requireOnePartition(KafkaClient kafka) {
    TopicDescription topic = describe(kafka);
    if (topic.partitions().size() != 1) {
      throw new ChainStopped(
          "topic %s has %d partitions: it must have one, which is the chain's order"
              .formatted(topic.name(), topic.partitions().size()));
    }
    return topic.topicId().toString();
  }

  private static TopicDescription describe(KafkaClient kafka) {
    try (Admin admin = kafka.admin()) {
      return Objects.requireNonNull(
          admin
              .describeTopics(List.of(ChainMessage.TOPIC))
              .allTopicNames()
              .get(LIMIT_SECONDS, TimeUnit.SECONDS)
              .get(ChainMessage.TOPIC));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        throw new IllegalStateException("topic " + ChainMessage.TOPIC + " is not there yet", e);
      }
      throw new IllegalStateException("Kafka does not describe " + ChainMessage.TOPIC, e);
    } catch (TimeoutException e) {
      throw new IllegalStateException("Kafka does not describe " + ChainMessage.TOPIC, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
