package network.conet.localnet.services;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import network.conet.localnet.part.Part;
import network.conet.localnet.part.PartFailure;
import network.conet.localnet.ports.PortBook;
import network.conet.localnet.probe.HttpProbe;
import network.conet.localnet.probe.Probe;
import network.conet.localnet.probe.Waiting;
import network.conet.localnet.process.Launch;

/**
 * One process of a service.
 *
 * @param module folder of the service's build, which holds target/quarkus-app
 * @param folder where it runs and may write
 * @param port where it tells its health
 * @param publicPort where others call it; the same but for the gateway
 */
public record ServicePart(
    String name,
    List<String> needs,
    Path java,
    Path module,
    Path folder,
    int port,
    int publicPort,
    int heapMegabytes,
    Map<String, String> settings)
    implements Part {

  /** Where a relay takes circuits: its owner has registered it. */
  public static final String RELAY_PORT = "CONET_RELAY_DATA_PORT";

  /** The one service that ciphers in bulk: only the second compiler knows the processor's AES. */
  private static final String CARRIES = "relay";

  private static final Duration TO_SERVE = Duration.ofSeconds(20);

  public ServicePart {
    needs = List.copyOf(needs);
    settings = Map.copyOf(settings);
  }

  @Override
  public String address() {
    return "http://127.0.0.1:" + publicPort;
  }

  private URI health(String state) {
    return URI.create("http://127.0.0.1:" + port + "/q/health/" + state);
  }

  private Path jar() {
    return module.resolve("target").resolve("quarkus-app").resolve("quarkus-run.jar");
  }

  @Override
  public Optional<Path> program() {
    return Optional.of(jar());
  }

  @Override
  public Optional<Launch> launch() {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(
        List.of(
            "-Xms32m",
            "-Xmx" + heapMegabytes + "m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-jar",
            jar().toString()));
    if (!module.endsWith(CARRIES)) {
      command.add(1, "-XX:TieredStopAtLevel=1");
    }
    Map<String, String> environment = new TreeMap<>(settings);
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    return Optional.of(Launch.of(command, environment, folder));
  }

  @Override
  public void prepare() throws PartFailure {
    String registered = settings.get(RELAY_PORT);
    if (registered != null && !PortBook.isFree(Integer.parseInt(registered))) {
      throw new PartFailure(
          "another program has port " + registered + ", where the registry says this relay is",
          "end that program (ss -ltnp 'sport = :" + registered + "' names it), then start again");
    }
  }

  @Override
  public Probe probe() {
    return new HttpProbe(health("ready"));
  }

  /** A relay is ready while its node serves, which a jail term or its owner can end for long. */
  @Override
  public Probe started() {
    return module.endsWith(CARRIES) ? new HttpProbe(health("live")) : probe();
  }

  /** Gives a relay that can serve the time to begin, so that a start ends with it serving. */
  @Override
  public void whenReady() throws InterruptedException {
    if (module.endsWith(CARRIES)) {
      Waiting.await(probe(), TO_SERVE, () -> true);
    }
  }

  @Override
  public String toString() {
    return "ServicePart[" + name + "]";
  }
}
