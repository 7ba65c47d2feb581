package network.conet.issuer.config;

import jakarta.enterprise.context.ApplicationScoped;
import network.conet.issuer.key.KeyRing;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when every key that may be asked for is there. */
@Readiness
@ApplicationScoped
public class IssuerReadiness implements HealthCheck {
  private final KeyRing keys;

  IssuerReadiness(KeyRing keys) {
    this.keys = keys;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("issuer keys")
        .status(keys.isReady())
        .withData("window", keys.openWindow().number())
        .build();
  }
}
