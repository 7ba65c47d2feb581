package network.conet.proofs.config;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import network.conet.proofs.atomic.Atomically;
import network.conet.proofs.chainstate.Block;
import network.conet.proofs.chainstate.ChainRows;
import network.conet.proofs.voucher.KeyRing;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready when keys are there, nothing fails, and the chain is being followed. */
@Readiness
@ApplicationScoped
public class ProofsReadiness implements HealthCheck {
  private final Loops loops;
  private final KeyRing keys;
  private final Atomically atomically;
  private final ChainRows chain;

  ProofsReadiness(Loops loops, KeyRing keys, Atomically atomically, ChainRows chain) {
    this.loops = loops;
    this.keys = keys;
    this.atomically = atomically;
    this.chain = chain;
  }

  @Override
  public HealthCheckResponse call() {
    List<String> failures = loops.failures();
    Optional<Block> head = atomically.run(chain::head);
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("proofs")
            .status(failures.isEmpty() && head.isPresent() && keys.isReady())
            .withData("issuerKeys", keys.isReady())
            .withData("block", head.map(block -> block.number().number()).orElse(-1L));
    failures.forEach(failure -> answer.withData("failure", failure));
    return answer.build();
  }
}
