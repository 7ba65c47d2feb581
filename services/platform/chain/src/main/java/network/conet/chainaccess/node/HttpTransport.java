package network.conet.chainaccess.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * JSON-RPC 2.0 over HTTP to one endpoint. The JDK's older HTTP client, because its newer one takes
 * no host name with an underscore, as compose files and clusters give them.
 */
final class HttpTransport implements RpcTransport {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final JsonMapper JSON = new JsonMapper();

  private final NodeEndpoint endpoint;
  private final Duration limit;

  HttpTransport(NodeEndpoint endpoint, Duration limit) {
    this.endpoint = endpoint;
    this.limit = limit;
  }

  @Override
  public NodeAnswer<List<RpcReply>> exchange(List<RpcRequest> batch) {
    try {
      return batch.isEmpty() ? NodeAnswer.of(List.of()) : post(batch);
    } catch (SocketTimeoutException e) {
      return NodeAnswer.none(NodeAnswer.Cause.TIMEOUT, endpoint + " does not answer in time");
    } catch (IOException | RuntimeException e) {
      return NodeAnswer.none(
          NodeAnswer.Cause.UNREACHABLE, endpoint + ": " + e.getClass().getSimpleName());
    }
  }

  private NodeAnswer<List<RpcReply>> post(List<RpcRequest> batch) throws IOException {
    byte[] body = JSON.writeValueAsBytes(batch.size() == 1 ? single(batch) : many(batch));
    HttpURLConnection connection = (HttpURLConnection) endpoint.toUrl().openConnection();
    connection.setConnectTimeout(Math.toIntExact(CONNECT_LIMIT.toMillis()));
    connection.setReadTimeout(Math.toIntExact(limit.toMillis()));
    connection.setInstanceFollowRedirects(false);
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    // a length that is given also keeps the client from sending a second time by itself
    connection.setFixedLengthStreamingMode(body.length);
    connection.setRequestProperty("Content-Type", "application/json");
    endpoint
        .authorization()
        .ifPresent(value -> connection.setRequestProperty("Authorization", value));
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body);
    }
    int status = connection.getResponseCode();
    byte[] answer = read(connection, status);
    if (status == 429 || status == 503) {
      return NodeAnswer.none(NodeAnswer.Cause.THROTTLED, endpoint + " answers status " + status);
    }
    // some nodes give errors of JSON-RPC with another status: what they say counts, if they say it
    return parsed(answer)
        .filter(json -> status == 200 || json.has("error"))
        .map(json -> replies(json, batch.size()))
        .orElseGet(
            () ->
                status == 200
                    ? malformed("no JSON")
                    : NodeAnswer.none(
                        NodeAnswer.Cause.HTTP_STATUS, endpoint + " answers status " + status));
  }

  private static byte[] read(HttpURLConnection connection, int status) throws IOException {
    try (InputStream in =
        status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
      return in == null ? new byte[0] : in.readAllBytes();
    }
  }

  private static Optional<JsonNode> parsed(byte[] answer) {
    try {
      JsonNode json = JSON.readTree(answer);
      return json.isContainerNode() ? Optional.of(json) : Optional.empty();
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  private static JsonNode single(List<RpcRequest> batch) {
    return request(0, batch.getFirst());
  }

  private static ArrayNode many(List<RpcRequest> batch) {
    ArrayNode all = JSON.createArrayNode();
    batch.forEach(call -> all.add(request(all.size(), call)));
    return all;
  }

  private static JsonNode request(int id, RpcRequest call) {
    return JSON.createObjectNode()
        .put("jsonrpc", "2.0")
        .put("id", id)
        .put("method", call.method())
        .set("params", JSON.valueToTree(call.params()));
  }

  private NodeAnswer<List<RpcReply>> replies(JsonNode json, int size) {
    List<JsonNode> answers = new ArrayList<>();
    if (json.isArray()) {
      json.forEach(answers::add);
    } else {
      answers.add(json);
    }
    RpcReply[] ordered = new RpcReply[size];
    for (JsonNode answer : answers) {
      Optional<RpcReply> reply = reply(answer);
      if (reply.isEmpty()) {
        return malformed("neither result nor error");
      }
      if (reply.get() instanceof RpcReply.Failed(RpcError error)) {
        Optional<NodeAnswer.Cause> silence = NodeErrors.silence(error);
        if (silence.isPresent()) {
          return NodeAnswer.none(silence.get(), endpoint + ": " + error.message());
        }
        if (!json.isArray()) {
          // one error for all: of a single call, or of a batch as a whole
          return size == 1 ? NodeAnswer.of(List.of(reply.get())) : new NodeAnswer.Refused<>(error);
        }
      }
      int id = size == 1 ? 0 : answer.path("id").asInt(-1);
      if (id < 0 || id >= size || ordered[id] != null) {
        return malformed("not one answer for each call");
      }
      ordered[id] = reply.get();
    }
    return Arrays.asList(ordered).contains(null)
        ? malformed("not one answer for each call")
        : NodeAnswer.of(List.of(ordered));
  }

  private static Optional<RpcReply> reply(JsonNode answer) {
    if (answer.hasNonNull("error")) {
      return Optional.of(new RpcReply.Failed(NodeErrors.read(answer.path("error"))));
    }
    return answer.has("result")
        ? Optional.of(new RpcReply.Result(answer.path("result")))
        : Optional.empty();
  }

  private NodeAnswer<List<RpcReply>> malformed(String what) {
    return NodeAnswer.none(NodeAnswer.Cause.MALFORMED, endpoint + " answers " + what);
  }
}
