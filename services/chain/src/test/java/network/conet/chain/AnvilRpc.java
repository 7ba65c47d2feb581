package network.conet.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import network.conet.units.AccountAddress;

/** The test's own way to the node, with anvil's own methods. */
final class AnvilRpc {
  private static final JsonMapper JSON = new JsonMapper();

  private final URI url;
  private final HttpClient http = HttpClient.newHttpClient();

  AnvilRpc(String url) {
    this.url = URI.create(url);
  }

  JsonNode call(String method, Object... params) {
    try {
      byte[] body =
          JSON.writeValueAsBytes(
              Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", List.of(params)));
      JsonNode answer =
          JSON.readTree(
              http.send(
                      HttpRequest.newBuilder(url)
                          .header("Content-Type", "application/json")
                          .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                          .build(),
                      HttpResponse.BodyHandlers.ofByteArray())
                  .body());
      assertThat(answer.path("error").isMissingNode()).as(answer.toString()).isTrue();
      return answer.path("result");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  String text(String method, Object... params) {
    return call(method, params).asText();
  }

  JsonNode receipt(String transaction) {
    return call("eth_getTransactionReceipt", transaction);
  }

  String rich() {
    return call("eth_accounts").path(0).asText();
  }

  void fund(AccountAddress account) {
    call("anvil_setBalance", account.hex(), "0x56bc75e2d63100000");
  }
}
