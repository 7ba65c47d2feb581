package network.conet.localnet.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import network.conet.chainaccess.SigningKey;
import network.conet.localnet.process.Launch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BesuPartTest {
  @TempDir Path folder;

  private BesuPart part(Optional<BesuPart.Plugin> plugin) {
    return new BesuPart(
        Path.of("/opt/besu/bin/besu"),
        Path.of("/opt/jdk"),
        folder.resolve("besu"),
        new BesuPart.Ports(1, 2),
        SigningKey.generate(new SecureRandom()),
        plugin);
  }

  @Test
  void thePluginIsInstalledAndToldWhereKafkaIs() throws Exception {
    Path jar = Files.writeString(folder.resolve("plugin.jar"), "a jar");
    BesuPart part =
        part(
            Optional.of(
                new BesuPart.Plugin(
                    jar,
                    "127.0.0.1:9092",
                    Path.of("/secrets/kafka"),
                    Path.of("/net/contracts.json"))));
    part.prepare();
    part.prepare();
    assertThat(folder.resolve("besu/plugins/conet-besu-plugin.jar")).hasContent("a jar");
    Launch launch = part.launch().orElseThrow();
    assertThat(launch.command())
        .contains(
            "--rpc-http-api=ETH,NET,WEB3,CONET",
            "--plugin-conet-kafka=127.0.0.1:9092",
            "--plugin-conet-kafka-password-file=/secrets/kafka",
            "--plugin-conet-contracts-file=/net/contracts.json");
    assertThat(launch.environment().get("JAVA_OPTS"))
        .contains("-Dbesu.plugins.dir=" + folder.resolve("besu/plugins"));
    assertThat(part.program()).contains(jar);
  }

  @Test
  void withoutItNothingOfItIsLeft() throws Exception {
    Path jar = Files.writeString(folder.resolve("plugin.jar"), "a jar");
    part(Optional.of(new BesuPart.Plugin(jar, "k", Path.of("/p"), Path.of("/c")))).prepare();
    BesuPart part = part(Optional.empty());
    part.prepare();
    assertThat(folder.resolve("besu/plugins/conet-besu-plugin.jar")).doesNotExist();
    assertThat(part.launch().orElseThrow().command())
        .contains("--rpc-http-api=ETH,NET,WEB3")
        .noneMatch(word -> word.contains("conet"));
  }
}
