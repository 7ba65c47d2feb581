package network.conet.rewards.config;

import jakarta.enterprise.context.ApplicationScoped;
import network.conet.rewards.attest.EpochLedger;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while no epoch is in dispute. A verifier in dispute still answers reads; it does not
 * attest, and says here why. Epochs that it signed without its node's state do not take it down,
 * but whoever runs it should give it a node that keeps more.
 */
@Readiness
@ApplicationScoped
public class RewardsReadiness implements HealthCheck {
  private final BackgroundWork work;
  private final EpochLedger ledger;
  private final RewardsConfig config;

  RewardsReadiness(BackgroundWork work, EpochLedger ledger, RewardsConfig config) {
    this.work = work;
    this.ledger = ledger;
    this.config = config;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("verifier")
            .up()
            .withData("anchors", config.anchors())
            .withData("uncheckedEpochs", work.uncheckedEpochs())
            .withData("openDemands", work.openDemands());
    ledger
        .openDispute()
        .ifPresent(
            dispute ->
                answer
                    .down()
                    .withData("disputedEpoch", dispute.epoch().number())
                    .withData("dispute", dispute.reason()));
    return answer.build();
  }
}
