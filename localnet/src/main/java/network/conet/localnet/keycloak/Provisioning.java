package network.conet.localnet.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import network.conet.localnet.state.JsonFile;

/**
 * Creates people in the realm of a local network, through Keycloak's own admin interface.
 * Production realms get their people by registration and by their administrators.
 */
public final class Provisioning {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int PASSWORD_BYTES = 18;
  private static final int CREATED = 201;
  private final HttpClient http = HttpClient.newHttpClient();
  private final SecureRandom random = new SecureRandom();
  private final KeycloakSettings settings;

  public Provisioning(KeycloakSettings settings) {
    this.settings = settings;
  }

  /** A new user with these realm roles and a random password. */
  public UserAccount createUser(String name, Collection<String> roles)
      throws IOException, InterruptedException {
    byte[] secret = new byte[PASSWORD_BYTES];
    random.nextBytes(secret);
    String password = HexFormat.of().formatHex(secret);
    String token = adminToken();
    HttpResponse<String> created =
        send(admin("/users", token).POST(body(user(name, password))).build(), CREATED);
    String location =
        created
            .headers()
            .firstValue("Location")
            .orElseThrow(() -> new IOException("Keycloak names no new user"));
    String id = location.substring(location.lastIndexOf('/') + 1);
    ArrayNode granted = JsonFile.json().createArrayNode();
    for (String role : roles) {
      granted.add(
          JsonFile.json().readTree(send(admin("/roles/" + role, token).build(), 200).body()));
    }
    send(admin("/users/" + id + "/role-mappings/realm", token).POST(body(granted)).build(), 204);
    return new UserAccount(name, password);
  }

  /** An access token of a user, by the direct grant that only local networks allow. */
  public String accessToken(UserAccount user) throws IOException, InterruptedException {
    return token(
        KeycloakSettings.REALM,
        "grant_type=password&client_id=conet-cli&username="
            + encode(user.name())
            + "&password="
            + encode(user.password()));
  }

  /** An access token of a service account. */
  public String serviceToken(String clientId, String secret)
      throws IOException, InterruptedException {
    return token(
        KeycloakSettings.REALM,
        "grant_type=client_credentials&client_id="
            + encode(clientId)
            + "&client_secret="
            + encode(secret));
  }

  private String adminToken() throws IOException, InterruptedException {
    return token(
        "master",
        "grant_type=password&client_id=admin-cli&username="
            + KeycloakSettings.ADMIN
            + "&password="
            + encode(settings.adminPassword()));
  }

  private String token(String realm, String form) throws IOException, InterruptedException {
    URI address =
        URI.create(settings.internalUrl() + "/realms/" + realm + "/protocol/openid-connect/token");
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    return JsonFile.json().readTree(send(request, 200).body()).path("access_token").asText();
  }

  private static ObjectNode user(String name, String password) {
    ObjectNode user = JsonFile.json().createObjectNode();
    user.put("username", name).put("enabled", true).put("emailVerified", true);
    user.put("email", name + "@localnet.invalid").put("firstName", name).put("lastName", "Local");
    user.putArray("credentials")
        .addObject()
        .put("type", "password")
        .put("value", password)
        .put("temporary", false);
    return user;
  }

  private HttpRequest.Builder admin(String path, String token) {
    return HttpRequest.newBuilder(
            URI.create(settings.internalUrl() + "/admin/realms/" + KeycloakSettings.REALM + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  private static HttpRequest.BodyPublisher body(JsonNode json) {
    return HttpRequest.BodyPublishers.ofString(json.toString());
  }

  private HttpResponse<String> send(HttpRequest request, int expected)
      throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != expected) {
      throw new IOException(
          "Keycloak answers "
              + response.statusCode()
              + " to "
              + request.method()
              + " "
              + request.uri().getPath()
              + ": "
              + response.body());
    }
    return response;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
