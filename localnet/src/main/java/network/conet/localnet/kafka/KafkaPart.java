package network.conet.localnet.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.conet.kafka.BrokerProperties;
import network.conet.kafka.KafkaAccount;
import network.conet.kafka.PrepareBroker;
import network.conet.localnet.part.Part;
import network.conet.localnet.part.PartFailure;
import network.conet.localnet.probe.KafkaProbe;
import network.conet.localnet.probe.Probe;
import network.conet.localnet.process.Launch;
import network.conet.localnet.process.Launcher;
import network.conet.localnet.state.PrivateFiles;
import org.apache.kafka.common.KafkaException;

/** The broker. */
public final class KafkaPart implements Part {
  public static final String NAME = "kafka";
  private final Path java;
  private final Path jars;
  private final Path folder;
  private final Path log;
  private final int port;
  private final BrokerProperties properties;
  private final List<KafkaAccount> accounts;

  /**
   * @param accounts who may connect, beside the administrator
   */
  public KafkaPart(
      Path java,
      Path jars,
      Path folder,
      Path log,
      Ports ports,
      Path adminPasswordFile,
      List<KafkaAccount> accounts) {
    this.java = java;
    this.jars = jars;
    this.folder = folder;
    this.log = log;
    this.port = ports.clients();
    this.properties =
        new BrokerProperties(port, ports.controller(), folder.resolve("data"), adminPasswordFile);
    this.accounts = List.copyOf(accounts);
  }

  /** Where it listens. */
  public record Ports(int clients, int controller) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void prepare() throws IOException, InterruptedException, PartFailure {
    PrivateFiles.replace(settings(), properties.text());
    if (Files.exists(folder.resolve("data").resolve("meta.properties"))) {
      return;
    }
    List<String> format =
        List.of(
            java.toString(),
            "-Xmx128m",
            "-cp",
            classPath(),
            "kafka.tools.StorageTool",
            "format",
            "-t",
            clusterId(),
            "-c",
            settings().toString());
    int exit = Launcher.run(Launch.of(format, Map.of(), folder), log);
    if (exit != 0) {
      throw new PartFailure("formatting its storage ended with " + exit, cure());
    }
  }

  @Override
  public Optional<Launch> launch() {
    List<String> command =
        List.of(
            java.toString(),
            "-Xms48m",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-Dorg.slf4j.simpleLogger.log.kafka.server=info",
            "-cp",
            classPath(),
            "kafka.Kafka",
            settings().toString());
    return Optional.of(Launch.of(command, Map.of(), folder));
  }

  @Override
  public Probe probe() {
    return new KafkaProbe(port);
  }

  /** Topics, accounts and rights are there before anybody comes who needs them. */
  @Override
  public void whenReady() throws PartFailure {
    try {
      new PrepareBroker(properties.admin(), address(), accounts).run();
    } catch (KafkaException | IllegalStateException refused) {
      throw new PartFailure(
          "its topics and accounts cannot be made: " + refused.getMessage(), cure());
    }
  }

  private String classPath() {
    return jars.resolve("*").toString();
  }

  private Path settings() {
    return folder.resolve("server.properties");
  }

  private static String clusterId() {
    byte[] id = new byte[16];
    new SecureRandom().nextBytes(id);
    return clusterId(id);
  }

  /**
   * Sixteen bytes in URL-safe Base64; never with a leading dash, which the tool takes for an
   * option.
   */
  static String clusterId(byte[] random) {
    byte[] id = random.clone();
    id[0] &= 0x7f;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
  }
}
