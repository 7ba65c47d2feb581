package network.conet.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a Quarkus test the shared EVM node. */
public final class AnvilTestResource implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    return Map.of("CONET_RPC_URL", AnvilNode.shared());
  }

  /** The part lives as long as the JVM: another test may be using it. */
  @Override
  public void stop() {}
}
