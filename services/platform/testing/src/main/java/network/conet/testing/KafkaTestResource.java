package network.conet.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Objects;

/**
 * Gives a Quarkus test the shared Kafka, as the account that the argument {@code user} names: the
 * service's own, so that a test sees what it may not do.
 */
public final class KafkaTestResource implements QuarkusTestResourceLifecycleManager {
  public static final String USER = "user";

  private String user = "";

  @Override
  public void init(Map<String, String> arguments) {
    user = Objects.requireNonNull(arguments.get(USER), "argument user");
  }

  @Override
  public Map<String, String> start() {
    return Map.of(
        "CONET_KAFKA", KafkaBroker.bootstrapServers(),
        "CONET_KAFKA_USER", user,
        "CONET_KAFKA_PASSWORD_FILE", KafkaBroker.passwordFile(user).toString());
  }

  /** The part lives as long as the JVM: another test may be using it. */
  @Override
  public void stop() {}
}
