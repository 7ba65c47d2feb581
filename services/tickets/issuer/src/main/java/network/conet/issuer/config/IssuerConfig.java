package network.conet.issuer.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/** The settings of docs/architecture.md and docs/settings.md that this service needs. */
@ConfigMapping(prefix = "conet.issuer")
public interface IssuerConfig {
  Path contractsFile();

  /** At least 32 bytes that seal the issuer's keys; losing it loses the keys. */
  Path secretFile();

  /** Seconds since 1970 at which window 0 began. */
  long genesis();

  /** How long a window is. */
  Duration window();

  /** Base units for a GiB. */
  String pricePerGib();

  /** Sizes of tokens in bytes. */
  @WithDefault("67108864")
  Set<Long> tokenDenominations();

  /** Sizes of tickets in bytes. */
  @WithDefault("262144,4194304,67108864")
  Set<Long> ticketDenominations();

  /** How often new rows are moved in random order. */
  @WithDefault("PT10M")
  Duration shuffleEvery();
}
