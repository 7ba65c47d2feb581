package network.conet.rewards;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import network.conet.chainaccess.Keccak;
import network.conet.units.AccountAddress;

/** JSON-RPC for tests, with the account that anvil keeps unlocked. */
final class TestRpc {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI url;

  TestRpc(String url) {
    this.url = URI.create(url);
  }

  JsonNode call(String method, Object... parameters) {
    try {
      String body =
          JSON.writeValueAsString(
              Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", List.of(parameters)));
      String answer =
          http.send(
                  HttpRequest.newBuilder(url)
                      .header("Content-Type", "application/json")
                      .POST(HttpRequest.BodyPublishers.ofString(body))
                      .build(),
                  HttpResponse.BodyHandlers.ofString())
              .body();
      JsonNode tree = JSON.readTree(answer);
      if (tree.has("error")) {
        throw new IllegalStateException(method + ": " + tree.get("error"));
      }
      return tree.get("result");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  String send(AccountAddress to, String data) {
    String from = call("eth_accounts").get(0).asText();
    return call(
            "eth_sendTransaction",
            Map.of("from", from, "to", to.hex(), "data", data, "gas", "0x4c4b40"))
        .asText();
  }

  /** Waits until it is mined. */
  JsonNode receipt(String transaction) {
    return await().until(() -> call("eth_getTransactionReceipt", transaction), JsonNode::isObject);
  }

  /** How often a contract has told of this. */
  int events(AccountAddress contract, String signature) {
    String topic = Keccak.hash(signature.getBytes(StandardCharsets.US_ASCII)).hex();
    return call(
            "eth_getLogs",
            Map.of("fromBlock", "0x0", "address", contract.hex(), "topics", List.of(topic)))
        .size();
  }

  JsonNode block(long number) {
    return call("eth_getBlockByNumber", "0x" + Long.toHexString(number), false);
  }

  long head() {
    return Long.decode(call("eth_blockNumber").asText());
  }
}
