package network.conet.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import network.conet.workers.BackOff;
import network.conet.workers.Next;
import network.conet.workers.Worker;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;

/** Sees whether topics are as they are listed. */
public final class CheckTopics {
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private CheckTopics() {}

  /** The worker whose failure, and so the service's readiness, says what is wrong with a topic. */
  public static Worker worker(KafkaClient kafka, Party party) {
    return new Worker(
            "topics",
            PAUSE,
            () -> {
              now(kafka, party);
              return Next.AFTER_PAUSE;
            })
        .with(new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(10)));
  }

  /**
   * @throws IllegalStateException if a topic is not as listed
   * @throws org.apache.kafka.common.KafkaException if the broker does not say how it is
   */
  public static void now(KafkaClient kafka, Party party) {
    List<Topic> topics = Topics.of(party);
    try (Admin broker = kafka.admin()) {
      partitions(broker, topics);
      settings(broker, topics);
    }
  }

  static void partitions(Admin broker, List<Topic> topics) {
    Map<String, TopicDescription> described =
        Answer.of(broker.describeTopics(topics.stream().map(Topic::name).toList()).allTopicNames());
    for (Topic topic : topics) {
      int there = Objects.requireNonNull(described.get(topic.name())).partitions().size();
      if (there != topic.partitions()) {
        throw new IllegalStateException(
            "topic %s has %d partitions and must have %d"
                .formatted(topic.name(), there, topic.partitions()));
      }
    }
  }

  private static void settings(Admin broker, List<Topic> topics) {
    Map<ConfigResource, Config> described =
        Answer.of(broker.describeConfigs(topics.stream().map(MakeTopics::resource).toList()).all());
    for (Topic topic : topics) {
      Config there = Objects.requireNonNull(described.get(MakeTopics.resource(topic)));
      topic
          .settings()
          .forEach(
              (key, value) -> {
                String found = there.get(key).value();
                if (!value.equals(found)) {
                  throw new IllegalStateException(
                      "topic %s has %s=%s and must have %s"
                          .formatted(topic.name(), key, found, value));
                }
              });
    }
  }
}
