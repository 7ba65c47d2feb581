package network.conet.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Sign-in at the realm: device flow (RFC 8628), password where the network allows it, and refresh.
 */
public final class Realm {
  /** The realm's word for a sign-in that has ended, or was never one (RFC 6749). */
  static final String ENDED = "INVALID_GRANT";

  private static final String CLIENT = "conet-cli";

  private final URI realm;
  private final Clock clock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  public Realm(URI gateway, Clock clock) {
    this.realm = gateway.resolve("/realms/conet/protocol/openid-connect/");
    this.clock = clock;
  }

  /** Direct grant: for local networks, whose realm allows it. */
  public Token withPassword(String user, String password) {
    return token(Map.of("grant_type", "password", "username", user, "password", password));
  }

  /** A fresh token for an old one's refresh token. */
  public Token refresh(Token old) {
    return token(Map.of("grant_type", "refresh_token", "refresh_token", old.refresh()));
  }

  /** Starts the device flow. */
  public Device startDevice() {
    JsonNode answer = post("auth/device", Map.of());
    return new Device(
        answer.path("device_code").asText(),
        answer.path("verification_uri_complete").asText(),
        answer.path("user_code").asText(),
        Duration.ofSeconds(answer.path("interval").asLong(5)));
  }

  /** Waits until the person has confirmed the device, or the code has expired. */
  public Token awaitDevice(Device device) throws InterruptedException {
    while (true) {
      Thread.sleep(device.interval());
      try {
        return token(
            Map.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:device_code",
                "device_code",
                device.code()));
      } catch (Refusal refusal) {
        if (!refusal.code().equals("AUTHORIZATION_PENDING")
            && !refusal.code().equals("SLOW_DOWN")) {
          throw refusal;
        }
      }
    }
  }

  /** What a person is shown, and what the wait needs. */
  public record Device(String code, String address, String userCode, Duration interval) {}

  private Token token(Map<String, String> form) {
    JsonNode answer = post("token", form);
    return new Token(
        answer.path("access_token").asText(),
        answer.path("refresh_token").asText(""),
        clock.instant().plusSeconds(answer.path("expires_in").asLong()));
  }

  private JsonNode post(String endpoint, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(
                Collectors.joining("&", "client_id=" + CLIENT + (form.isEmpty() ? "" : "&"), ""));
    HttpResponse<byte[]> response =
        GatewayApi.send(
            http,
            HttpRequest.newBuilder(realm.resolve(endpoint))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    JsonNode answer = GatewayApi.parse(response.body());
    if (response.statusCode() >= 500) {
      throw new Refusal(
          "IDENTITY_PROVIDER_UNREACHABLE",
          "The identity provider (Keycloak) behind "
              + realm.getAuthority()
              + " does not answer (HTTP "
              + response.statusCode()
              + "). Your sign-in is kept: try again once it is back; on a local network `conet"
              + " status` shows it and `conet up` starts it.");
    }
    if (response.statusCode() >= 300) {
      String error = answer.path("error").asText("sign_in_refused");
      throw new Refusal(
          error.toUpperCase(Locale.ROOT),
          "The realm refuses the sign-in: " + answer.path("error_description").asText(error) + ".");
    }
    return answer;
  }
}
