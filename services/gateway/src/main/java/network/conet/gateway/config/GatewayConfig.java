package network.conet.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import network.conet.gateway.route.Upstream;

/** Where each upstream is, as this process reaches it. */
@ConfigMapping(prefix = "conet.upstream")
public interface GatewayConfig {
  URI chain();

  URI staking();

  URI proofs();

  URI rewards();

  URI governance();

  URI keycloak();

  /** How long an upstream may be silent; a caller's own patience is longer. */
  @WithDefault("25S")
  Duration patience();

  /** How many connections one upstream gets. */
  @WithDefault("64")
  int connections();

  /** How many requests may wait for one of them. */
  @WithDefault("128")
  int queue();

  /** The address of one upstream. */
  default URI of(Upstream upstream) {
    return switch (upstream) {
      case CHAIN -> chain();
      case STAKING -> staking();
      case PROOFS -> proofs();
      case REWARDS -> rewards();
      case GOVERNANCE -> governance();
      case KEYCLOAK -> keycloak();
    };
  }
}
