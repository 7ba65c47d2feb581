package network.conet.chain.rpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import network.conet.chain.transaction.NodeUnreachableException;
import network.conet.chainaccess.node.RateLimit;

/** JSON-RPC 2.0 over HTTP, one call or many in one request. */
public final class JsonRpc {
  /** An error that the node answered, with its data. */
  public static final class NodeErrorException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final transient JsonNode data;

    NodeErrorException(int code, String message, JsonNode data) {
      super(message);
      this.code = code;
      this.data = data;
    }

    JsonNode data() {
      return data;
    }

    int code() {
      return code;
    }
  }

  /** One call of a batch. */
  record Call(String method, List<Object> params) {}

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int OK = 200;
  private static final JsonMapper JSON = new JsonMapper();

  private final URI url;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  public JsonRpc(URI url) {
    this.url = url;
  }

  /** The result of one call; JSON null where the node knows nothing. */
  JsonNode call(String method, Object... params) throws NodeErrorException {
    return resultOf(post(request(0, new Call(method, List.of(params)))));
  }

  /** The same, where the node has no reason to refuse: an error counts as no answer. */
  JsonNode ask(String method, Object... params) {
    try {
      return call(method, params);
    } catch (NodeErrorException e) {
      throw new NodeUnreachableException(method + ": " + e.getMessage(), e);
    }
  }

  /** The results of many calls, in their order. */
  List<JsonNode> askAll(List<Call> calls) {
    if (calls.isEmpty()) {
      return List.of();
    }
    ArrayNode requests = JSON.createArrayNode();
    for (int i = 0; i < calls.size(); i++) {
      requests.add(request(i, calls.get(i)));
    }
    JsonNode answers = post(requests);
    List<JsonNode> results = new ArrayList<>(calls.size());
    for (int i = 0; i < calls.size(); i++) {
      results.add(JSON.nullNode());
    }
    if (!answers.isArray() || answers.size() != calls.size()) {
      throw new NodeUnreachableException("the node does not answer a batch as a batch");
    }
    try {
      for (JsonNode answer : answers) {
        results.set(answer.path("id").asInt(), resultOf(answer));
      }
    } catch (NodeErrorException e) {
      throw new NodeUnreachableException("batch: " + e.getMessage(), e);
    }
    return results;
  }

  private static ObjectNode request(int id, Call call) {
    ObjectNode request = JSON.createObjectNode();
    request.put("jsonrpc", "2.0").put("id", id).put("method", call.method());
    request.set("params", JSON.valueToTree(call.params()));
    return request;
  }

  private static JsonNode resultOf(JsonNode answer) throws NodeErrorException {
    if (answer.hasNonNull("error")) {
      JsonNode error = answer.path("error");
      String message = error.path("message").asText("error without a message");
      int code = error.path("code").asInt();
      if (RateLimit.isMeantBy(code, message)) {
        throw new NodeUnreachableException("the node is asked too often: " + message);
      }
      throw new NodeErrorException(code, message, error.path("data"));
    }
    if (!answer.has("result")) {
      throw new NodeUnreachableException("the node answers neither a result nor an error");
    }
    return answer.path("result");
  }

  private JsonNode post(JsonNode body) {
    try {
      HttpResponse<byte[]> response =
          http.send(
              HttpRequest.newBuilder(url)
                  .timeout(LIMIT)
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != OK) {
        throw new NodeUnreachableException("the node answers with status " + response.statusCode());
      }
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new NodeUnreachableException("the node answers no JSON", e);
    } catch (IOException e) {
      throw new NodeUnreachableException("no answer from the node: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NodeUnreachableException("interrupted while asking the node", e);
    }
  }
}
