package network.conet.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Topics as they are listed. */
public final class MakeTopics {
  private static final long LIMIT_SECONDS = 60;

  private MakeTopics() {}

  /**
   * Makes those that are missing, and gives the others the settings of the list. Returns when the
   * broker describes all of them.
   *
   * @throws IllegalStateException if one is there with another number of partitions: records would
   *     be in another order than its readers are made for
   */
  public static void on(Admin broker, List<Topic> topics) {
    Set<String> present = Answer.of(broker.listTopics().names());
    Map<ConfigResource, Collection<AlterConfigOp>> settings = new HashMap<>();
    for (Topic topic : topics) {
      if (present.contains(topic.name())) {
        settings.put(resource(topic), operations(topic));
      } else {
        make(broker, topic);
      }
    }
    Answer.of(broker.incrementalAlterConfigs(settings).all());
    topics.forEach(topic -> awaitDescription(broker, topic));
  }

  private static void make(Admin broker, Topic topic) {
    try {
      Answer.of(broker.createTopics(List.of(topic.asNew())).all());
    } catch (TopicExistsException e) {
      // somebody made it since the list was read; that it is right is seen below
      Answer.of(broker.incrementalAlterConfigs(Map.of(resource(topic), operations(topic))).all());
    }
  }

  private static Collection<AlterConfigOp> operations(Topic topic) {
    List<AlterConfigOp> operations = new ArrayList<>();
    topic
        .settings()
        .forEach(
            (key, value) ->
                operations.add(
                    new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET)));
    return operations;
  }

  /** A broker says that it has made a topic before it can describe it. */
  private static void awaitDescription(Admin broker, Topic topic) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (true) {
      try {
        CheckTopics.partitions(broker, List.of(topic));
        return;
      } catch (UnknownTopicOrPartitionException e) {
        if (System.nanoTime() - end > 0) {
          throw e;
        }
        PrepareBroker.pause();
      }
    }
  }

  static ConfigResource resource(Topic topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
  }
}
