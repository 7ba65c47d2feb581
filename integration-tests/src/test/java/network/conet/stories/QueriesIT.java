package network.conet.stories;

import static network.conet.stories.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import network.conet.cli.api.GatewayApi;
import network.conet.localnet.demo.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * As an integrator I query rewards and proofs, page through them, and am told what I asked wrongly.
 */
class QueriesIT {
  @Test
  void receiptsAreShownWithTheirVerdictAndNeverWithAPayer() throws Exception {
    Stage stage = Town.get().stage();
    Town.get().traffic().receiptsAreSettled();
    JsonNode page =
        stage
            .client()
            .api()
            .get("/v1/proofs?status=accepted&node=" + stage.relays().getFirst().node().hex());

    assertThat(page.path("items")).isNotEmpty();
    assertThat(page.toString()).doesNotContain(stage.client().address().hex().substring(2));
    assertThat(page.path("items").get(0).path("nodeId").asText())
        .isEqualTo(stage.relays().getFirst().node().hex());
  }

  @Test
  void pagesShowEachNodeOnce() throws Exception {
    GatewayApi api = Town.get().stage().client().api();
    Set<String> seen = new HashSet<>();
    String cursor = "";
    do {
      JsonNode page = api.get("/v1/nodes?limit=2" + cursor);
      assertThat(page.path("items").size()).isLessThanOrEqualTo(2);
      page.path("items").forEach(node -> assertThat(seen.add(node.path("id").asText())).isTrue());
      cursor = page.path("next").isTextual() ? "&cursor=" + page.path("next").asText() : "";
    } while (!cursor.isEmpty());
    assertThat(seen.size()).isGreaterThanOrEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/nodes/0x12",
        "/v1/nodes?limit=0",
        "/v1/stakes/nobody",
        "/v1/proofs?node=0x12",
        "/v1/proofs?status=perhaps",
        "/v1/proofs?limit=100000",
        "/v1/rewards/0x12",
        "/v1/epochs/-1",
        "/v1/epochs/1/nodes/0x12",
        "/v1/proposals/x",
        "/v1/votes/0x12",
        "/v1/datasets/x"
      })
  void whatCannotBeReadIsABadRequestThatNamesItsCode(String path) throws Exception {
    HttpResponse<String> answer = ask(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("\"code\"");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/nodes/0xeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee, UNKNOWN_NODE",
    "/v1/proposals/12345, UNKNOWN_PROPOSAL",
    "/v1/epochs/999999999, EPOCH_NOT_FOUND",
    "/v1/unknown, NO_SUCH_PATH"
  })
  void whatIsNotThereIsNotFound(String path, String code) throws Exception {
    GatewayApi api = Town.get().stage().client().api();
    refused(code, () -> api.get(path));
    assertThat(ask(path).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"chain", "staking", "proofs", "rewards", "governance"})
  void everyServiceDescribesItsApi(String service) throws Exception {
    assertThat(ask("/openapi/" + service).body()).contains("openapi").contains("/v1/");
  }

  private static HttpResponse<String> ask(String path) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(Town.get().stage().client().api().origin().resolve(path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
