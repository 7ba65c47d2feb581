package network.conet.rewards.config;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The service account's token, fetched anew shortly before it runs out. */
@Singleton
public class ServiceToken implements Supplier<String> {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final OidcClient client;
  private @Nullable Tokens tokens;

  ServiceToken(OidcClient client) {
    this.client = client;
  }

  @Override
  public synchronized String get() {
    Tokens current = tokens;
    if (current == null
        || current.isAccessTokenExpired()
        || current.isAccessTokenWithinRefreshInterval()) {
      current = client.getTokens().await().atMost(PATIENCE);
      tokens = current;
    }
    return current.getAccessToken();
  }
}
