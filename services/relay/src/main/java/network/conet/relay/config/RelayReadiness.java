package network.conet.relay.config;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the registry names this node and its port takes circuits. */
@Readiness
@ApplicationScoped
public class RelayReadiness implements HealthCheck {
  private final RelayApp app;

  RelayReadiness(RelayApp app) {
    this.app = app;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("takes circuits").status(app.isCarrying()).build();
  }
}
