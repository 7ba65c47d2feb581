package network.conet.localnet.chain;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.conet.chainaccess.AbiWords;
import network.conet.chainaccess.SigningKey;
import network.conet.localnet.part.Part;
import network.conet.localnet.probe.Probe;
import network.conet.localnet.process.Launch;
import network.conet.localnet.state.PrivateFiles;
import network.conet.units.Hex;

/**
 * One Besu that is the only validator. It keeps the whole history (forest storage), so that the
 * state of any snapshot block can be proven later.
 */
public final class BesuPart implements Part {
  /** Not anvil's, so that a transaction signed for one is void on the other. */
  public static final long CHAIN_ID = 31_338;

  /** The plugin's account at the broker. */
  public static final String KAFKA_USER = "besu-plugin";

  private final Path program;
  private final Path javaHome;
  private final Path folder;
  private final Ports ports;
  private final SigningKey validator;
  private final Optional<Plugin> plugin;

  /** The node's ports. */
  public record Ports(int rpc, int p2p) {}

  /**
   * What tells of blocks from inside.
   *
   * @param contractsFile addresses, written by the deployment when the node already runs
   */
  public record Plugin(Path jar, String kafka, Path kafkaPasswordFile, Path contractsFile) {}

  public BesuPart(
      Path program,
      Path javaHome,
      Path folder,
      Ports ports,
      SigningKey validator,
      Optional<Plugin> plugin) {
    this.program = program;
    this.javaHome = javaHome;
    this.folder = folder;
    this.ports = ports;
    this.validator = validator;
    this.plugin = plugin;
  }

  @Override
  public String name() {
    return AnvilPart.NAME;
  }

  @Override
  public String address() {
    return "http://127.0.0.1:" + ports.rpc();
  }

  @Override
  public Duration patience() {
    return Duration.ofSeconds(120);
  }

  @Override
  public void prepare() throws IOException {
    PrivateFiles.folder(folder);
    if (!Files.exists(genesis())) {
      PrivateFiles.replace(genesis(), BesuGenesis.of(CHAIN_ID, validator.address().hex()));
      PrivateFiles.replace(nodeKey(), Hex.encode(AbiWords.uint(validator.secretNumber())));
    }
    PrivateFiles.folder(plugins());
    Path installed = plugins().resolve("conet-besu-plugin.jar");
    Files.deleteIfExists(installed);
    if (plugin.isPresent()) {
      Files.copy(plugin.get().jar(), installed);
    }
  }

  private Path plugins() {
    return folder.resolve("plugins");
  }

  /** A node whose plugin was built anew is started anew. */
  @Override
  public Optional<Path> program() {
    return plugin.map(Plugin::jar);
  }

  @Override
  public Optional<Launch> launch() {
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "--data-path=" + folder.resolve("data"),
                "--genesis-file=" + genesis(),
                "--node-private-key-file=" + nodeKey(),
                "--data-storage-format=FOREST",
                "--sync-mode=FULL",
                "--min-gas-price=0",
                "--target-gas-limit=1000000000",
                "--p2p-host=127.0.0.1",
                "--p2p-port=" + ports.p2p(),
                "--discovery-enabled=false",
                "--max-peers=1",
                "--rpc-http-enabled=true",
                "--rpc-http-host=127.0.0.1",
                "--rpc-http-port=" + ports.rpc(),
                "--rpc-http-api=ETH,NET,WEB3" + (plugin.isPresent() ? ",CONET" : ""),
                "--host-allowlist=127.0.0.1,localhost",
                "--tx-pool=sequenced",
                "--tx-pool-limit-by-account-percentage=1",
                "--logging=INFO"));
    plugin.ifPresent(
        own -> {
          command.add("--plugin-conet-kafka=" + own.kafka());
          command.add("--plugin-conet-kafka-user=" + KAFKA_USER);
          command.add("--plugin-conet-kafka-password-file=" + own.kafkaPasswordFile());
          command.add("--plugin-conet-contracts-file=" + own.contractsFile());
        });
    return Optional.of(
        Launch.of(
            command,
            Map.of(
                "JAVA_HOME",
                javaHome.toString(),
                "JAVA_OPTS",
                "-Xms64m -Xmx768m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dbesu.plugins.dir="
                    + plugins()),
            folder));
  }

  private Path genesis() {
    return folder.resolve("genesis.json");
  }

  private Path nodeKey() {
    return folder.resolve("node.key");
  }

  @Override
  public Probe probe() {
    return new ChainProbe(new JsonRpc(URI.create(address())));
  }
}
