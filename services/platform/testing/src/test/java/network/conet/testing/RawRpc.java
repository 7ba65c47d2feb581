package network.conet.testing;

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

/** anvil's own methods, for tests. */
final class RawRpc {
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private RawRpc() {}

  static JsonNode call(String url, String method, Object... params) {
    try {
      byte[] body =
          JSON.writeValueAsBytes(
              Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", List.of(params)));
      JsonNode answer =
          JSON.readTree(
              HTTP.send(
                      HttpRequest.newBuilder(URI.create(url))
                          .header("Content-Type", "application/json")
                          .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                          .build(),
                      HttpResponse.BodyHandlers.ofByteArray())
                  .body());
      if (answer.has("error")) {
        throw new IllegalStateException(method + ": " + answer.get("error"));
      }
      return answer.path("result");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static Map<String, String> from(String url, AccountAddress to, String data) {
    return Map.of("from", call(url, "eth_accounts").get(0).asText(), "to", to.hex(), "data", data);
  }
}
