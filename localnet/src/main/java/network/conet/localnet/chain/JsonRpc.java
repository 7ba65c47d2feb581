package network.conet.localnet.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import network.conet.localnet.state.JsonFile;

/** The few questions that a local network asks its chain. */
public final class JsonRpc {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI address;

  public JsonRpc(URI address) {
    this.address = address;
  }

  public URI address() {
    return address;
  }

  /** The result; an error of the node is an exception. */
  public JsonNode call(String method, Object... parameters)
      throws IOException, InterruptedException {
    ObjectNode request = JsonFile.json().createObjectNode();
    request.put("jsonrpc", "2.0").put("id", 1).put("method", method);
    ArrayNode list = request.putArray("params");
    for (Object parameter : parameters) {
      list.addPOJO(parameter);
    }
    HttpResponse<String> response =
        CLIENT.send(
            HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        JsonFile.json().writeValueAsString(request)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    JsonNode answer = JsonFile.json().readTree(response.body());
    if (answer == null || answer.has("error") || !answer.has("result")) {
      throw new IOException(method + ": " + response.body());
    }
    return answer.get("result");
  }

  /** A result that is a quantity. */
  public BigInteger quantity(String method, Object... parameters)
      throws IOException, InterruptedException {
    return new BigInteger(call(method, parameters).asText().substring(2), 16);
  }
}
