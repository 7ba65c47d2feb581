package network.conet.localnet.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import network.conet.localnet.contracts.ContractsPart;
import network.conet.localnet.part.Part;
import network.conet.localnet.services.ServicePart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrometheusPartTest {
  @TempDir Path folder;

  @Test
  void looksWhereTheServicesTellTheirMetrics() throws Exception {
    Part contracts =
        new ContractsPart(
            folder, folder, folder, List.of(), java.net.URI.create("http://node"), Map.of());
    Targets.write(
        folder, List.of(service("staking", 8081, 8081), contracts, service("gateway", 8082, 80)));

    assertThat(Files.readString(folder.resolve("targets.json")))
        .isEqualToIgnoringWhitespace(
            """
            [{"targets": ["127.0.0.1:8081"], "labels": {"instance": "staking"}},
             {"targets": ["127.0.0.1:8082"], "labels": {"instance": "gateway"}}]
            """);
  }

  @Test
  void hasTheRulesAndTheFileOfTargets() throws Exception {
    PrometheusPart part =
        new PrometheusPart(Path.of("prometheus"), folder, Path.of("/rules.yml"), 9090);
    part.prepare();

    assertThat(Files.readString(folder.resolve("prometheus.yml")))
        .contains("rule_files: [\"/rules.yml\"]")
        .contains("job_name: conet")
        .contains(folder.resolve("targets.json").toString());
    assertThat(part.launch().orElseThrow().command())
        .contains("--web.listen-address=127.0.0.1:9090");
  }

  private ServicePart service(String name, int port, int publicPort) {
    return new ServicePart(
        name, List.of(), Path.of("java"), folder, folder, port, publicPort, 64, Map.of());
  }
}
