package network.conet.workers.quarkus;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import network.conet.workers.Failure;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the newest step of every worker went well; otherwise says which fails, and why. */
@Readiness
@ApplicationScoped
public class WorkersReadiness implements HealthCheck {
  private final RunWorkers workers;

  WorkersReadiness(RunWorkers workers) {
    this.workers = workers;
  }

  @Override
  public HealthCheckResponse call() {
    List<Failure> failures = workers.failures();
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("workers").status(failures.isEmpty());
    failures.forEach(failure -> answer.withData(failure.worker(), failure.toString()));
    return answer.build();
  }
}
