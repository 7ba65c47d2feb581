package network.conet.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Makes a Quarkus test trust the tokens of {@link TokenIssuer}. */
public final class TokenIssuerTestResource implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    return Map.of(
        "CONET_OIDC_URL", TokenIssuer.url(),
        "CONET_CLIENT_ID", "svc-test",
        "CONET_CLIENT_SECRET", "test-secret");
  }

  /** The part lives as long as the JVM: another test may be using it. */
  @Override
  public void stop() {}
}
