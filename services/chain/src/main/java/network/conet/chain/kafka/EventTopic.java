package network.conet.chain.kafka;

import java.util.Map;
import java.util.Optional;
import network.conet.chainevents.consume.Topics;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * The topic of the chain's events: one partition, because it is the chain's order, and kept for
 * ever, because a new read model begins at its beginning.
 */
public final class EventTopic {
  private EventTopic() {}

  public static void ensure(String bootstrapServers) {
    NewTopic topic =
        new NewTopic(ProtobufEvents.TOPIC, Optional.of(1), Optional.empty())
            .configs(Map.of("retention.ms", "-1", "retention.bytes", "-1"));
    Topics.ensure(bootstrapServers, topic);
  }
}
