package network.conet.testing;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import network.conet.kafka.BrokerProperties;
import network.conet.kafka.KafkaAccount;
import network.conet.kafka.KafkaClient;
import network.conet.kafka.MakeTopics;
import network.conet.kafka.PrepareBroker;
import network.conet.kafka.Topic;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/**
 * A real single-node Kafka (KRaft) in a process of its own, for the life of the JVM, with the
 * topics, accounts and rights that the services are given anywhere else.
 */
public final class KafkaBroker {
  private static final int VERIFIERS = 3;

  private KafkaBroker() {}

  /** Where clients connect. */
  public static String bootstrapServers() {
    return running().address();
  }

  /** A client that may do everything. */
  public static KafkaClient admin() {
    Running broker = running();
    return new KafkaClient(
        broker.address(),
        BrokerProperties.ADMIN,
        broker.passwordFile(BrokerProperties.ADMIN),
        KafkaClient.Mechanism.PLAIN);
  }

  /** A client of one of the {@link #accounts}. */
  public static KafkaClient as(String user) {
    return new KafkaClient(
        bootstrapServers(), user, passwordFile(user), KafkaClient.Mechanism.SCRAM);
  }

  public static List<KafkaAccount> accounts() {
    return KafkaAccount.ofNetwork(VERIFIERS, running()::passwordFile);
  }

  /** The file with the password of an account. */
  public static Path passwordFile(String user) {
    return running().passwordFile(user);
  }

  /** Creates a topic that nobody else uses, and that only {@link #admin} may use. */
  public static String freshTopic(int partitions) {
    String name = "test-" + UUID.randomUUID();
    createTopic(
        new Topic(
            name,
            "whatever the test says",
            partitions,
            Optional.of(Duration.ofDays(1)),
            1 << 20,
            Set.of(),
            Set.of()));
    return name;
  }

  /** Creates a topic, or gives the one that is there its settings. */
  public static void createTopic(Topic topic) {
    try (Admin admin = admin().admin()) {
      MakeTopics.on(admin, List.of(topic));
    }
  }

  private record Running(String address, Path folder) {
    static Running parse(String text) {
      int blank = text.indexOf(' ');
      return new Running(text.substring(0, blank), Path.of(text.substring(blank + 1)));
    }

    Path passwordFile(String user) {
      return folder.resolve(user + ".password");
    }

    @Override
    public String toString() {
      return address + " " + folder;
    }
  }

  private static Running running() {
    return Running.parse(SharedPart.addressOf("kafka", () -> start().toString()));
  }

  private static Running start() {
    try {
      int port = ChildProcess.freePort();
      Running broker = new Running("127.0.0.1:" + port, Files.createTempDirectory("conet-kafka"));
      Path folder = broker.folder();
      List<KafkaAccount> accounts = KafkaAccount.ofNetwork(VERIFIERS, broker::passwordFile);
      for (KafkaAccount account : accounts) {
        Files.writeString(account.passwordFile(), UUID.randomUUID().toString());
      }
      Path adminPassword = broker.passwordFile(BrokerProperties.ADMIN);
      Files.writeString(adminPassword, UUID.randomUUID().toString());
      BrokerProperties properties =
          new BrokerProperties(
              port, ChildProcess.freePort(), folder.resolve("data"), adminPassword);
      Path settings = folder.resolve("server.properties");
      Files.writeString(settings, properties.text());
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
      new PrepareBroker(properties.admin(), broker.address(), accounts).run();
      return broker;
    } catch (IOException e) {
      throw new UncheckedIOException("Kafka does not start", e);
    }
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
