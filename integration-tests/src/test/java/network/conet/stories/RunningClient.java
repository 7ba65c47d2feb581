package network.conet.stories;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import network.conet.cli.action.Payer;
import network.conet.cli.action.Vouchers;
import network.conet.cli.api.Home;
import network.conet.cli.api.Realm;
import network.conet.localnet.demo.Await;
import network.conet.localnet.demo.Person;
import network.conet.localnet.demo.Stage;
import network.conet.units.TokenAmount;

/** {@code conet client} as a process of its own, run by somebody who has prepaid. */
final class RunningClient implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(120);
  private static final int VOUCHERS = 30;

  private final Process process;
  private final Path folder;
  private final int port;

  private RunningClient(Process process, Path folder, int port) {
    this.process = process;
    this.folder = folder;
    this.port = port;
  }

  static RunningClient start(Stage stage) throws Exception {
    Person person = stage.cast().enter("user-" + System.nanoTime(), Set.of("client"));
    stage.cast().fund(stage.holder(), List.of(person), TokenAmount.ofTokens(5_000));
    Vouchers vouchers = new Vouchers(person.api(), person.chain().network());
    new Payer(person.chain(), person.key())
        .prepayAndCommit(vouchers.price(vouchers.denominationFor(1), VOUCHERS));
    Path out = person.folder().resolve("client.out");
    Path err = person.folder().resolve("client.err");
    // the credit counts a moment after it is confirmed
    return Await.until(
        "a client that listens",
        START,
        () -> {
          Process process = launch(stage, person, out, err);
          while (process.isAlive() && port(out).isEmpty()) {
            process.waitFor(100, TimeUnit.MILLISECONDS);
          }
          return port(out).map(port -> new RunningClient(process, person.folder(), port));
        });
  }

  private static Process launch(Stage stage, Person person, Path out, Path err) throws IOException {
    java.net.URI gateway = person.api().origin();
    Path home = person.folder().resolve("home");
    String password = Files.readString(person.folder().resolve("password")).strip();
    String account = person.name() + "-" + stage.cast().run();
    new Home(home)
        .keep(gateway, new Realm(gateway, Clock.systemUTC()).withPassword(account, password));
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "network.conet.cli.ConetCli",
            "client",
            "--json",
            "--port=0",
            "--gateway=" + gateway,
            "--key=" + person.folder().resolve("key.json"),
            "--password-file=" + person.folder().resolve("password"));
    builder.environment().putAll(Map.of("CONET_HOME", home.toString()));
    return builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
  }

  private static Optional<Integer> port(Path out) throws IOException {
    String said = Files.readString(out);
    if (!said.strip().endsWith("}")) {
      return Optional.empty();
    }
    JsonNode json = new JsonMapper().readTree(said);
    String address = json.path("http").asText();
    return address.isEmpty()
        ? Optional.empty()
        : Optional.of(Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)));
  }

  /** Where it listens, without a scheme. */
  String address() {
    return "127.0.0.1:" + port;
  }

  /** For files of the test. */
  Path folder() {
    return folder;
  }

  /** Stops it as a person would, and waits until it has paid. */
  int stop() throws InterruptedException {
    process.destroy();
    process.waitFor(60, TimeUnit.SECONDS);
    return process.exitValue();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
