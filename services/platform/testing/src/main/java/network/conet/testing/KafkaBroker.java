package network.conet.testing;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** A real single-node Kafka (KRaft) in a process of its own, for the life of the JVM. */
public final class KafkaBroker {
  private KafkaBroker() {}

  /** Where clients connect. */
  public static String bootstrapServers() {
    return SharedPart.addressOf("kafka", KafkaBroker::start);
  }

  /** Creates a topic that nobody else uses. */
  public static String freshTopic(int partitions) {
    String topic = "test-" + UUID.randomUUID();
    createTopic(topic, partitions);
    return topic;
  }

  public static void createTopic(String topic, int partitions) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
      admin
          .createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
          .all()
          .get(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException("cannot create topic " + topic, e);
    }
  }

  private static String start() {
    try {
      int port = ChildProcess.freePort();
      int controllerPort = ChildProcess.freePort();
      Path folder = Files.createTempDirectory("conet-kafka");
      Path settings = folder.resolve("server.properties");
      try (var out = Files.newOutputStream(settings)) {
        settings(port, controllerPort, folder).store(out, null);
      }
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      String classPath = classPath();
      ChildProcess.run(
          folder.resolve("format.log"),
          List.of(
              java,
              "-cp",
              classPath,
              "kafka.tools.StorageTool",
              "format",
              "-t",
              "4L6g3nShT-eMCtK--X86sw",
              "-c",
              settings.toString()));
      ChildProcess.startUntilListening(
          "Kafka",
          port,
          folder.resolve("kafka.log"),
          List.of(
              java,
              "-Xms64m",
              "-Xmx256m",
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-cp",
              classPath,
              "kafka.Kafka",
              settings.toString()));
      String address = "127.0.0.1:" + port;
      awaitReady(address);
      return address;
    } catch (IOException e) {
      throw new UncheckedIOException("Kafka does not start", e);
    }
  }

  /** A listening socket is not yet a broker: the metadata must know it. */
  private static void awaitReady(String address) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      admin.describeCluster().nodes().get(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException("Kafka is not ready", e);
    }
  }

  private static Properties settings(int port, int controllerPort, Path folder) {
    Properties p = new Properties();
    p.setProperty("process.roles", "broker,controller");
    p.setProperty("node.id", "1");
    p.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    p.setProperty(
        "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
    p.setProperty("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    p.setProperty("controller.listener.names", "CONTROLLER");
    p.setProperty("log.dirs", folder.resolve("data").toString());
    p.setProperty("offsets.topic.replication.factor", "1");
    p.setProperty("offsets.topic.num.partitions", "1");
    p.setProperty("transaction.state.log.replication.factor", "1");
    p.setProperty("transaction.state.log.min.isr", "1");
    p.setProperty("transaction.state.log.num.partitions", "1");
    p.setProperty("share.coordinator.state.topic.replication.factor", "1");
    p.setProperty("share.coordinator.state.topic.min.isr", "1");
    p.setProperty("group.initial.rebalance.delay.ms", "0");
    return p;
  }

  /** The broker's jars in the local Maven repository, which is where JUnit's own jar lies. */
  private static String classPath() throws IOException {
    try (InputStream in = KafkaBroker.class.getResourceAsStream("/conet/kafka-broker.classpath")) {
      if (in == null) {
        throw new IOException("kafka-broker.classpath is not on the class path");
      }
      String jars = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
      return jars.replace("REPOSITORY/", localRepository() + "/");
    }
  }

  private static String localRepository() throws IOException {
    String marker = File.separator + Path.of("org", "junit", "jupiter") + File.separator;
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      int at = entry.indexOf(marker);
      if (at > 0) {
        return entry.substring(0, at);
      }
    }
    String location = Test.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    int at = location.indexOf(marker);
    if (at < 0) {
      throw new IOException("no local Maven repository in the class path");
    }
    return location.substring(0, at);
  }
}
