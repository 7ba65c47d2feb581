package network.conet.chain.kafka;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

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
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin.createTopics(List.of(topic)).all().get(30, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException("cannot create topic " + ProtobufEvents.TOPIC, e);
      }
    } catch (TimeoutException e) {
      throw new IllegalStateException("cannot create topic " + ProtobufEvents.TOPIC, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
