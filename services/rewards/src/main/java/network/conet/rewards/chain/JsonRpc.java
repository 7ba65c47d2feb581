package network.conet.rewards.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import network.conet.chainaccess.node.RateLimit;
import network.conet.rewards.attest.CallData;
import network.conet.rewards.attest.StateNotKept;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;

/** The few calls that a verifier makes of its node, many in one request where there are many. */
public final class JsonRpc {
  private static final int BATCH = 200;
  private static final int OK = 200;
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final JsonMapper JSON = new JsonMapper();

  /** As anvil, Besu and others word it. */
  private static final Pattern STATE_NOT_KEPT =
      Pattern.compile(
          "BlockOutOfRange|[Ww]orld state unavailable|missing trie node|historical state");

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final URI url;

  public JsonRpc(URI url) {
    this.url = url;
  }

  /** A read of a contract. */
  record Read(AccountAddress to, CallData data) {}

  Words read(Read call, BlockNumber block) {
    return read(List.of(call), tag(block)).getFirst();
  }

  Words readLatest(Read call) {
    return read(List.of(call), "latest").getFirst();
  }

  /**
   * What a call would do if this account sent it.
   *
   * @throws RpcRefusal if it would revert
   */
  void tryLatest(AccountAddress from, Read call) {
    ObjectNode request = request(0, "eth_call");
    ArrayNode params = request.putArray("params");
    params
        .addObject()
        .put("from", from.hex())
        .put("to", call.to().hex())
        .put("data", call.data().hex());
    params.add("latest");
    result(post(request));
  }

  List<Words> readLatest(List<Read> calls) {
    return read(calls, "latest");
  }

  List<Words> read(List<Read> calls, BlockNumber block) {
    return read(calls, tag(block));
  }

  private List<Words> read(List<Read> calls, String block) {
    List<Words> answers = new ArrayList<>(calls.size());
    for (int from = 0; from < calls.size(); from += BATCH) {
      ArrayNode batch = JSON.createArrayNode();
      for (Read call : calls.subList(from, Math.min(calls.size(), from + BATCH))) {
        ObjectNode request = request(batch.size(), "eth_call");
        ArrayNode params = request.putArray("params");
        params.addObject().put("to", call.to().hex()).put("data", call.data().hex());
        params.add(block);
        batch.add(request);
      }
      JsonNode[] ordered = new JsonNode[batch.size()];
      JsonNode all = post(batch);
      if (!all.isArray() || all.size() != ordered.length) {
        throw new UncheckedIOException(
            new IOException("the node does not answer a batch as a batch"));
      }
      for (JsonNode answer : all) {
        ordered[answer.path("id").asInt()] = answer;
      }
      for (JsonNode answer : ordered) {
        answers.add(new Words(result(answer).asText()));
      }
    }
    return answers;
  }

  JsonNode block(BlockNumber number) {
    ObjectNode request = request(0, "eth_getBlockByNumber");
    request.putArray("params").add(tag(number)).add(false);
    return result(post(request));
  }

  private static String tag(BlockNumber block) {
    return "0x" + Long.toHexString(block.number());
  }

  private static ObjectNode request(int id, String method) {
    return JSON.createObjectNode().put("jsonrpc", "2.0").put("id", id).put("method", method);
  }

  private static JsonNode result(JsonNode answer) {
    JsonNode error = answer.path("error");
    if (error.isObject()) {
      String data = error.path("data").asText("");
      String message = error.path("message").asText() + (data.isEmpty() ? "" : " " + data);
      if (RateLimit.isMeantBy(error.path("code").asInt(), message)) {
        throw new UncheckedIOException(new IOException("the node is asked too often: " + message));
      }
      if (STATE_NOT_KEPT.matcher(message).find()) {
        throw new StateNotKept(message);
      }
      throw new RpcRefusal(message);
    }
    if (!answer.has("result")) {
      throw new UncheckedIOException(
          new IOException("the node answers neither a result nor an error"));
    }
    return answer.path("result");
  }

  private JsonNode post(JsonNode body) {
    try {
      HttpResponse<byte[]> response =
          http.send(
              HttpRequest.newBuilder(url)
                  .timeout(TIMEOUT)
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != OK) {
        throw new IOException("status " + response.statusCode());
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException("the node at " + url + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking the node", e);
    }
  }
}
