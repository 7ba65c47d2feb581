package network.conet.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a Quarkus test the shared Kafka. */
public final class KafkaTestResource implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    return Map.of("CONET_KAFKA", KafkaBroker.bootstrapServers());
  }

  /** The part lives as long as the JVM: another test may be using it. */
  @Override
  public void stop() {}
}
