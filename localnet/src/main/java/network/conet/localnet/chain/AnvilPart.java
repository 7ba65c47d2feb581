package network.conet.localnet.chain;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.conet.localnet.part.Part;
import network.conet.localnet.probe.Probe;
import network.conet.localnet.process.Launch;

/**
 * anvil as a chain of one second blocks without fees. The block gas limit is far above what any
 * block holds, so that the base fee never rises from zero. Its state is kept by {@link KeeperPart}.
 */
public final class AnvilPart implements Part {
  public static final String NAME = "node";
  public static final long CHAIN_ID = 31_337;
  private final Path program;
  private final Path folder;
  private final int port;

  /**
   * @param program the native binary: npm's wrapper would survive or die apart from it
   */
  public AnvilPart(Path program, Path folder, int port) {
    this.program = program;
    this.folder = folder;
    this.port = port;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String address() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void prepare() throws IOException {
    Files.createDirectories(folder);
    KeptState.restore(folder);
  }

  @Override
  public Optional<Launch> launch() {
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--block-time",
                "1",
                "--chain-id",
                Long.toString(CHAIN_ID),
                "--hardfork",
                "prague",
                "--gas-price",
                "0",
                "--block-base-fee-per-gas",
                "0",
                "--gas-limit",
                "1000000000",
                "--accounts",
                "0",
                "--silent",
                "--cache-path",
                folder.resolve("cache").toString(),
                "--state",
                KeptState.own(folder).toString()));
    return Optional.of(Launch.of(command, Map.of(), folder));
  }

  @Override
  public Probe probe() {
    return new ChainProbe(new JsonRpc(URI.create(address())));
  }

  @Override
  public String cure() {
    return "npm install in contracts/ brings anvil; read its log";
  }
}
