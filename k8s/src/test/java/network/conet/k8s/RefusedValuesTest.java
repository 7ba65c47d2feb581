package network.conet.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that would make a network that does not work, or not safely, are refused by name. */
class RefusedValuesTest {
  static Stream<Arguments> refused() {
    return Stream.of(
        arguments("publicUrl", "", "publicUrl"),
        arguments("publicUrl", "conet.example", "publicUrl"),
        arguments("publicRpcUrl", "", "publicRpcUrl"),
        arguments("image.tag", "latest", "tag"),
        arguments("image.pullPolicy", "Sometimes", "pullPolicy"),
        arguments("resources.service.limits.memory", "lots", "memory"),
        arguments("resources.service.limits.memory", null, "memory"),
        arguments("gateway.replicas", 0, "replicas"),
        arguments("proofs.maxReplicas", 12, "maxReplicas"),
        arguments("verifiers.count", 0, "count"),
        arguments("besu.validators", 3, "validators"),
        arguments("besu.enabled", false, "rpcUrl"),
        arguments("postgres.host", "", "host"),
        arguments("postgres.mode", "home-made", "mode"),
        arguments("postgres.database", "Conet; DROP", "database"),
        arguments("kafka.bootstrap", "no-port", "bootstrap"),
        arguments("kafka.replicas", 1, "replicas"),
        arguments("oidc.url", "", "url"),
        arguments("ingress", Map.of("enabled", true), "host"),
        arguments("ingress", Map.of("enabled", true, "host", "conet.example"), "tlsSecret"),
        arguments("contractDeployment.enabled", true, "verifiers"),
        arguments("relays", List.of(Map.of("name", "r", "nodeId", "0x12", "port", 9001)), "nodeId"),
        arguments("relays", List.of(Map.of("name", "r", "port", 9001)), "nodeId"),
        arguments("typo", 1, "typo"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refuses(String path, Object value, String named) {
    assertThatThrownBy(() -> Chart.renderWith("small", path, value)).hasMessageContaining(named);
  }

  @Test
  void acceptsAnotherValueInTheSamePlaces() {
    assertThat(Chart.renderWith("small", "gateway.replicas", 3)).contains("replicas: 3");
    assertThat(
            Chart.renderWith(
                "small", "besu", Map.of("enabled", false, "rpcUrl", "https://node:443")))
        .contains("https://node:443")
        .doesNotContain("kind: StatefulSet");
  }
}
