package network.conet.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a Quarkus test an empty database of its own. */
public final class PostgresTestResource implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    Database database = PostgresServer.freshDatabase();
    return Map.of(
        "CONET_DB_URL", database.url(),
        "CONET_DB_USER", database.user(),
        "CONET_DB_PASSWORD", database.password());
  }

  /** The part lives as long as the JVM: another test may be using it. */
  @Override
  public void stop() {}
}
