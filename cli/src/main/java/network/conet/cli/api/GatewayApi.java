package network.conet.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** REST through the one public origin. */
public final class GatewayApi {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final URI gateway;
  private final Supplier<Optional<String>> bearer;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /**
   * @param gateway origin, such as {@code http://127.0.0.1:8080}
   * @param bearer the access token for calls that need one; asked for each of them
   */
  public GatewayApi(URI gateway, Supplier<Optional<String>> bearer) {
    this.gateway = gateway;
    this.bearer = bearer;
  }

  /** The origin. */
  public URI origin() {
    return gateway;
  }

  /** A public read. */
  public JsonNode get(String path) {
    return answer(request(path).GET().build());
  }

  /** A read that needs a token. */
  public JsonNode getAuthorized(String path) {
    return answer(authorized(path).GET().build());
  }

  /** A call that changes something: carries the token. */
  public JsonNode post(String path, JsonNode body) {
    return answer(
        authorized(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(gateway.resolve(path))
        .timeout(TIMEOUT)
        .header("Accept", "application/json");
  }

  private HttpRequest.Builder authorized(String path) {
    HttpRequest.Builder request = request(path);
    bearer.get().ifPresent(token -> request.header("Authorization", "Bearer " + token));
    return request;
  }

  private JsonNode answer(HttpRequest request) {
    HttpResponse<byte[]> response = send(http, request);
    JsonNode body = parse(response.body());
    if (response.statusCode() < 300) {
      return body;
    }
    throw refusal(response.statusCode(), body, request);
  }

  private static Refusal refusal(int status, JsonNode body, HttpRequest request) {
    String code = body.path("code").asText("");
    String detail = body.path("detail").asText(body.path("title").asText(""));
    return switch (status) {
      case 401 ->
          new Refusal(
              code.isEmpty() ? "SIGN_IN_NEEDED" : code,
              "This needs a valid sign-in: run `conet login`.");
      case 403 ->
          new Refusal(
              code.isEmpty() ? "ROLE_MISSING" : code,
              detail.isEmpty() ? "Your account does not have the role that this needs." : detail);
      default ->
          new Refusal(
              code.isEmpty() ? "HTTP_" + status : code,
              detail.isEmpty() ? request.uri().getPath() + " answered " + status + "." : detail);
    };
  }

  static HttpResponse<byte[]> send(HttpClient http, HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (ConnectException e) {
      throw new Refusal(
          "GATEWAY_UNREACHABLE",
          "Nothing answers at "
              + request.uri().getAuthority()
              + ": is the network up (`conet up`)?");
    } catch (IOException e) {
      throw new Refusal("GATEWAY_UNREACHABLE", "The gateway did not answer: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("INTERRUPTED", "Interrupted while waiting for the gateway.");
    }
  }

  static JsonNode parse(byte[] body) {
    try {
      return body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
    } catch (IOException e) {
      return JSON.createObjectNode();
    }
  }
}
