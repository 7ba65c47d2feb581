package network.conet.besuplugin.fake;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import network.conet.besuplugin.kafka.KafkaBlocksTopic;
import network.conet.chainevents.ChainMessage;
import network.conet.kafka.Topics;
import network.conet.testing.KafkaBroker;
import org.apache.kafka.clients.admin.Admin;

/** The topic at a real broker. */
public final class BrokerTopic {
  private static final String USER = "besu-plugin";

  public static final String KAFKA = KafkaBroker.bootstrapServers();

  public static final Path PASSWORD_FILE = KafkaBroker.passwordFile(USER);

  private static final long LIMIT_SECONDS = 60;

  private BrokerTopic() {}

  /** Empties it, by making another of the same name. */
  public static void makeAnew() throws Exception {
    try (Admin admin = KafkaBroker.admin().admin()) {
      if (names(admin).contains(ChainMessage.TOPIC)) {
        admin.deleteTopics(List.of(ChainMessage.TOPIC)).all().get(LIMIT_SECONDS, TimeUnit.SECONDS);
      }
      await()
          .atMost(Duration.ofSeconds(90))
          .until(() -> !names(admin).contains(ChainMessage.TOPIC));
    }
    KafkaBroker.createTopic(Topics.CHAIN_BLOCKS);
  }

  private static Set<String> names(Admin admin) throws Exception {
    return admin.listTopics().names().get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  public static List<ChainMessage> messages() {
    List<ChainMessage> messages = new ArrayList<>();
    try (KafkaBlocksTopic topic = new KafkaBlocksTopic(KafkaBroker.as(USER), "test")) {
      topic.read(messages::add);
    }
    return messages;
  }

  public static TopicReader reader() {
    return new TopicReader(FakeNode.FOLLOWED, 1_024).apply(messages());
  }
}
