package network.conet.besuplugin.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import network.conet.besuplugin.fake.FakeNode;
import network.conet.besuplugin.fake.FakeServices;
import network.conet.kafka.KafkaClient;
import org.hyperledger.besu.plugin.services.PicoCLIOptions;
import org.junit.jupiter.api.Test;

class ConetOptionsTest {
  private static final String PASSWORD = "--plugin-conet-kafka-password-file=/p";

  private static ConetOptions read(String... arguments) {
    FakeServices services = new FakeServices(new FakeNode());
    ConetOptions options = new ConetOptions();
    services
        .getService(PicoCLIOptions.class)
        .orElseThrow()
        .addPicoCLIOptions(ConetOptions.NAMESPACE, options);
    services.commandLine(arguments);
    return options;
  }

  private static KafkaClient client(String user) {
    return new KafkaClient("k:9092", user, Path.of("/p"), KafkaClient.Mechanism.SCRAM);
  }

  @Test
  void withoutOptionsThePluginDoesNothing() {
    assertThat(read().validated()).isEmpty();
  }

  @Test
  void optionsHaveDefaults() {
    assertThat(
            read("--plugin-conet-kafka=k:9092", PASSWORD, "--plugin-conet-contracts-file=/c.json")
                .validated())
        .contains(
            new ConetOptions.Valid(
                client("besu-plugin"), Path.of("/c.json"), "besu-plugin/node", 64));
  }

  @Test
  void theNameIsPartOfTheSource() {
    assertThat(
            read(
                    "--plugin-conet-kafka=k:9092",
                    "--plugin-conet-kafka-user=another",
                    PASSWORD,
                    "--plugin-conet-contracts-file=/c.json",
                    "--plugin-conet-name=validator-2",
                    "--plugin-conet-queue-blocks=8")
                .validated())
        .contains(
            new ConetOptions.Valid(
                client("another"), Path.of("/c.json"), "besu-plugin/validator-2", 8));
  }

  @Test
  void whatDoesNotFitIsRefusedByName() {
    assertThatThrownBy(() -> read("--plugin-conet-kafka=k:9092").validated())
        .hasMessageContaining("--plugin-conet-contracts-file");
    assertThatThrownBy(
            () ->
                read("--plugin-conet-kafka=k:9092", "--plugin-conet-contracts-file=/c.json")
                    .validated())
        .hasMessageContaining("--plugin-conet-kafka-password-file");
    assertThatThrownBy(() -> read("--plugin-conet-contracts-file=/c.json").validated())
        .hasMessageContaining("--plugin-conet-kafka");
    assertThatThrownBy(
            () ->
                read(
                        "--plugin-conet-kafka=k:9092",
                        PASSWORD,
                        "--plugin-conet-contracts-file=/c.json",
                        "--plugin-conet-name=a b")
                    .validated())
        .hasMessageContaining("--plugin-conet-name");
    assertThatThrownBy(
            () ->
                read(
                        "--plugin-conet-kafka=k:9092",
                        PASSWORD,
                        "--plugin-conet-contracts-file=/c.json",
                        "--plugin-conet-queue-blocks=0")
                    .validated())
        .hasMessageContaining("from 1 to");
  }
}
