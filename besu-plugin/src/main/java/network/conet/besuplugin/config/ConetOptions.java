package network.conet.besuplugin.config;

import java.nio.file.Path;
import java.util.Optional;
import network.conet.besuplugin.rpc.StreamMethods;
import network.conet.kafka.KafkaClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The plugin's part of the node's command line. */
public final class ConetOptions {
  static final String NAMESPACE = StreamMethods.NAMESPACE;

  private static final int MOST_QUEUED = 4_096;

  @Option(
      names = "--plugin-conet-kafka",
      paramLabel = "<HOST:PORT[,HOST:PORT...]>",
      description =
          "Kafka brokers that the chain's blocks are written to; without it the plugin does"
              + " nothing")
  private @Nullable String kafka;

  @Option(
      names = "--plugin-conet-kafka-user",
      paramLabel = "<NAME>",
      description = "The account at the brokers (default: ${DEFAULT-VALUE})")
  private String kafkaUser = "besu-plugin";

  @Option(
      names = "--plugin-conet-kafka-password-file",
      paramLabel = "<FILE>",
      description = "A file with the account's password")
  private @Nullable Path kafkaPasswordFile;

  @Option(
      names = "--plugin-conet-contracts-file",
      paramLabel = "<FILE>",
      description =
          "The addresses that CoNET's deployment wrote; one that is not there yet is waited for")
  private @Nullable Path contractsFile;

  @Option(
      names = "--plugin-conet-name",
      paramLabel = "<NAME>",
      description =
          "This node's name among those that write the topic, always the same (default:"
              + " ${DEFAULT-VALUE})")
  private String name = "node";

  @Option(
      names = "--plugin-conet-queue-blocks",
      paramLabel = "<COUNT>",
      description =
          "New blocks that may wait for Kafka in memory; more are read from the node's own store"
              + " later (default: ${DEFAULT-VALUE})")
  private int queueBlocks = 64;

  /**
   * @param source as messages call this observer
   */
  record Valid(KafkaClient kafka, Path contractsFile, String source, int queueBlocks) {}

  /**
   * Empty if the plugin is to do nothing.
   *
   * @throws IllegalArgumentException if what was given does not fit
   */
  Optional<Valid> validated() {
    String brokers = kafka;
    Path file = contractsFile;
    Path password = kafkaPasswordFile;
    if (brokers == null && file == null && password == null) {
      return Optional.empty();
    }
    if (brokers == null || file == null || password == null || brokers.isBlank()) {
      throw new IllegalArgumentException(
          "--plugin-conet-kafka, --plugin-conet-kafka-password-file and"
              + " --plugin-conet-contracts-file are given all or not at all");
    }
    if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new IllegalArgumentException(
          "--plugin-conet-name takes up to 64 letters, digits, dots and dashes: " + name);
    }
    if (queueBlocks < 1 || queueBlocks > MOST_QUEUED) {
      throw new IllegalArgumentException(
          "--plugin-conet-queue-blocks is from 1 to %d: %d".formatted(MOST_QUEUED, queueBlocks));
    }
    KafkaClient client = new KafkaClient(brokers, kafkaUser, password, KafkaClient.Mechanism.SCRAM);
    return Optional.of(new Valid(client, file, "besu-plugin/" + name, queueBlocks));
  }
}
