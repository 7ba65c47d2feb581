package network.conet.chainevents.consume;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Topics as their first writer makes them. */
public final class Topics {
  static final long LIMIT_SECONDS = 30;

  private Topics() {}

  /** Makes it if there is none of that name; one that is there stays as it is. */
  public static void ensure(String bootstrapServers, NewTopic topic) {
    try (Admin admin = admin(bootstrapServers)) {
      admin.createTopics(List.of(topic)).all().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException("cannot create topic " + topic.name(), e);
      }
    } catch (TimeoutException e) {
      throw new IllegalStateException("cannot create topic " + topic.name(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  static Admin admin(String bootstrapServers) {
    return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  }
}
