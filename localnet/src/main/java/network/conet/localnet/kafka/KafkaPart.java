package network.conet.localnet.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.conet.localnet.part.Part;
import network.conet.localnet.part.PartFailure;
import network.conet.localnet.probe.KafkaProbe;
import network.conet.localnet.probe.Probe;
import network.conet.localnet.process.Launch;
import network.conet.localnet.process.Launcher;
import network.conet.localnet.state.PrivateFiles;

/** The broker. */
public final class KafkaPart implements Part {
  public static final String NAME = "kafka";
  private final Path java;
  private final Path jars;
  private final Path folder;
  private final Path log;
  private final int port;
  private final int controllerPort;

  public KafkaPart(Path java, Path jars, Path folder, Path log, int port, int controllerPort) {
    this.java = java;
    this.jars = jars;
    this.folder = folder;
    this.log = log;
    this.port = port;
    this.controllerPort = controllerPort;
  }

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
    PrivateFiles.replace(settings(), properties());
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

  private String properties() {
    return """
    process.roles=broker,controller
    node.id=1
    controller.quorum.voters=1@127.0.0.1:%2$d
    listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
    advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
    controller.listener.names=CONTROLLER
    listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
    log.dirs=%3$s
    num.partitions=6
    offsets.topic.num.partitions=6
    offsets.topic.replication.factor=1
    transaction.state.log.num.partitions=6
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    share.coordinator.state.topic.num.partitions=1
    share.coordinator.state.topic.replication.factor=1
    share.coordinator.state.topic.min.isr=1
    min.insync.replicas=1
    auto.create.topics.enable=true
    group.initial.rebalance.delay.ms=0
    log.cleaner.dedupe.buffer.size=16777216
    log.retention.ms=-1
    """
        .formatted(port, controllerPort, folder.resolve("data"));
  }
}
