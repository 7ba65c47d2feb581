package network.conet.kafka;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * Prepares a broker from the command line: CONET_KAFKA names it, CONET_KAFKA_USER and
 * CONET_KAFKA_PASSWORD_FILE the account that may do everything, CONET_KAFKA_MECHANISM how that one
 * signs in (PLAIN or SCRAM), CONET_KAFKA_ACCOUNTS a folder with a file {@code USER.password} for
 * each other account. The one argument is the number of verifiers (3 without it).
 */
public final class PrepareBrokerCommand {
  private PrepareBrokerCommand() {}

  public static void main(String[] arguments) {
    Map<String, String> told = System.getenv();
    run(told, arguments.length == 0 ? 3 : Integer.parseInt(arguments[0]));
  }

  public static void run(Map<String, String> told, int verifiers) {
    String bootstrapServers = setting(told, "CONET_KAFKA");
    Path folder = Path.of(setting(told, "CONET_KAFKA_ACCOUNTS"));
    KafkaClient administrator =
        new KafkaClient(
            bootstrapServers,
            setting(told, "CONET_KAFKA_USER"),
            Path.of(setting(told, "CONET_KAFKA_PASSWORD_FILE")),
            KafkaClient.Mechanism.valueOf(setting(told, "CONET_KAFKA_MECHANISM")));
    new PrepareBroker(
            administrator,
            bootstrapServers,
            KafkaAccount.ofNetwork(verifiers, user -> folder.resolve(user + ".password")))
        .run();
  }

  private static String setting(Map<String, String> told, String name) {
    return Objects.requireNonNull(told.get(name), name + " is not set");
  }
}
