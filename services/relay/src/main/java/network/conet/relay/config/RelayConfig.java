package network.conet.relay.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The relay's own settings; docs/architecture.md lists the environment variables. */
@ConfigMapping(prefix = "conet.relay")
public interface RelayConfig {
  String nodeId();

  @WithDefault("0.0.0.0")
  String dataHost();

  int dataPort();

  Path store();

  Path onionKeyFile();

  /** Bytes carried beyond the newest receipt on disk. */
  @WithDefault("4194304")
  long creditWindow();

  /** Whether this machine's and private addresses are connected to: for local networks only. */
  @WithDefault("false")
  boolean allowPrivate();

  /** Whether streams leave the network here: its operator's choice, and to answer for. */
  @WithDefault("false")
  boolean exit();

  /** Ports that streams may leave to. */
  @WithDefault("1-24,26-65535")
  String exitPorts();

  /** Networks that no stream may leave to, such as {@code 203.0.113.0/24}. */
  Optional<List<String>> exitReject();

  /** Bytes that stay free on the disk of the store; with less the relay is not ready. */
  @WithDefault("67108864")
  long leastFree();

  /** How long a circuit may carry nothing. */
  @WithDefault("PT10M")
  Duration idle();

  /** How long circuits may go on when the relay is told to stop. */
  @WithDefault("PT10S")
  Duration drain();

  @WithDefault("2")
  int threads();

  /** Web3 keystore of the hot key, and the file with its password. */
  Path keyFile();

  Path keyPasswordFile();

  Path contractsFile();

  String stakingGrpc();

  String proofsGrpc();

  URI proofsUrl();

  @WithDefault("PT2S")
  Duration refresh();

  Measure measure();

  /** How much this relay looks at its peers. */
  interface Measure {
    @WithDefault("5")
    int measurers();

    @WithDefault("PT1S")
    Duration duration();

    @WithDefault("5")
    int checkers();

    /**
     * Bounds what one epoch can hold if the network stood still; not how much of it is looked at.
     */
    @WithDefault("1000")
    int slots();

    @WithDefault("PT15M")
    Duration slot();
  }
}
