package network.conet.proofs.config;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import network.conet.proofs.atomic.Atomically;
import network.conet.proofs.chainstate.Block;
import network.conet.proofs.chainstate.ChainRows;
import network.conet.proofs.voucher.KeyRing;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when keys are there and the chain is being followed. */
@Readiness
@ApplicationScoped
public class ProofsReadiness implements HealthCheck {
  private final KeyRing keys;
  private final Atomically atomically;
  private final ChainRows chain;

  ProofsReadiness(KeyRing keys, Atomically atomically, ChainRows chain) {
    this.keys = keys;
    this.atomically = atomically;
    this.chain = chain;
  }

  @Override
  public HealthCheckResponse call() {
    Optional<Block> head = atomically.run(chain::head);
    return HealthCheckResponse.named("proofs")
        .status(head.isPresent() && keys.isReady())
        .withData("issuerKeys", keys.isReady())
        .withData("block", head.map(block -> block.number().number()).orElse(-1L))
        .build();
  }
}
