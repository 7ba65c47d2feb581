package network.conet.chainevents.consume;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import network.conet.chainevents.ChainMessage;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topic as the broker has it: one partition, which is one order, kept for ever. */
public final class ChainTopic {
  private static final long PROPAGATION_SECONDS = 60;
  private static final long POLL_MILLIS = 100;
  private static final Map<String, String> SETTINGS =
      Map.of(
          "retention.ms",
          "-1",
          "retention.bytes",
          "-1",
          "cleanup.policy",
          "delete",
          "max.message.bytes",
          String.valueOf(ChainMessage.MAX_BYTES));

  private ChainTopic() {}

  /**
   * Makes it if it is missing; for those who write it, before anybody reads it.
   *
   * @throws ChainStopped if somebody made it with other partitions
   */
  public static void ensure(String bootstrapServers) {
    NewTopic topic =
        new NewTopic(ChainMessage.TOPIC, Optional.of(1), Optional.empty()).configs(SETTINGS);
    Topics.ensure(bootstrapServers, topic);
    awaitOnePartition(bootstrapServers);
  }

  // a broker says that it has made a topic before it can describe it
  private static void awaitOnePartition(String bootstrapServers) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PROPAGATION_SECONDS);
    while (true) {
      try {
        var unused = requireOnePartition(bootstrapServers);
        return;
      } catch (NotThereYet e) {
        if (System.nanoTime() - end > 0) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /**
   * The id of this very topic: one of the same name that is made later has another.
   *
   * @throws ChainStopped if it has another number of partitions than one
   */
  static String requireOnePartition(String bootstrapServers) {
    TopicDescription topic = describe(bootstrapServers);
    if (topic.partitions().size() != 1) {
      throw new ChainStopped(
          "topic %s has %d partitions: it must have one, which is the chain's order"
              .formatted(topic.name(), topic.partitions().size()));
    }
    return topic.topicId().toString();
  }

  private static TopicDescription describe(String bootstrapServers) {
    try (Admin admin = Topics.admin(bootstrapServers)) {
      return Objects.requireNonNull(
          admin
              .describeTopics(List.of(ChainMessage.TOPIC))
              .allTopicNames()
              .get(Topics.LIMIT_SECONDS, TimeUnit.SECONDS)
              .get(ChainMessage.TOPIC));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        throw new NotThereYet(e);
      }
      throw new IllegalStateException("Kafka does not describe " + ChainMessage.TOPIC, e);
    } catch (TimeoutException e) {
      throw new IllegalStateException("Kafka does not describe " + ChainMessage.TOPIC, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static final class NotThereYet extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NotThereYet(Throwable cause) {
      super("topic " + ChainMessage.TOPIC + " is not there yet: its first writer makes it", cause);
    }
  }
}
