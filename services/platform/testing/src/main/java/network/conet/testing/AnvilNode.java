package network.conet.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A real EVM node in a process of its own: anvil, from the contracts' node_modules. {@link #shared}
 * is one for the JVM with a block a second, as every other chain has; a test that needs its own
 * timing, or wants to stop the node, starts one.
 */
public final class AnvilNode implements AutoCloseable {
  public static final long CHAIN_ID = 31_337;

  /** The first account of anvil's public test mnemonic: rich there, worthless anywhere else. */
  public static final String RICH_KEY =
      "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

  private final Process process;
  private final int port;

  private AnvilNode(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** The URL of the node that the whole JVM shares. */
  public static String shared() {
    return SharedPart.addressOf("anvil", () -> start("--block-time", "1").url());
  }

  /** Starts a node with anvil's own options added, such as {@code --no-mining}. */
  public static AnvilNode start(String... options) {
    try {
      return startOn(ChildProcess.freePort(), options);
    } catch (IOException e) {
      throw new UncheckedIOException("anvil does not start", e);
    }
  }

  /** The same on a given port, to come back after a stop. */
  public static AnvilNode startOn(int port, String... options) {
    List<String> command = new ArrayList<>();
    command.add(binary().toString());
    command.addAll(
        List.of(
            "--host",
            "127.0.0.1",
            "--port",
            Integer.toString(port),
            "--chain-id",
            Long.toString(CHAIN_ID),
            "--hardfork",
            "prague",
            "--silent"));
    command.addAll(List.of(options));
    try {
      Path log = Files.createTempFile("conet-anvil", ".log");
      return new AnvilNode(ChildProcess.startUntilListening("anvil", port, log, command), port);
    } catch (IOException e) {
      throw new UncheckedIOException("anvil does not start", e);
    }
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** The binary itself, not npm's wrapper, which would leave it behind when killed. */
  private static Path binary() {
    Path contracts = RepositoryRoot.find().resolve("contracts");
    for (String platform : List.of("linux-amd64", "linux-arm64", "darwin-arm64", "darwin-amd64")) {
      Path binary = contracts.resolve("node_modules/@foundry-rs/anvil-" + platform + "/bin/anvil");
      if (Files.isExecutable(binary)) {
        return binary;
      }
    }
    throw new IllegalStateException("no anvil: run npm ci in " + contracts);
  }
}
