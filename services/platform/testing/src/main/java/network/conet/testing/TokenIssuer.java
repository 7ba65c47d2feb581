package network.conet.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An OIDC issuer that signs whatever a test asks for: services check its tokens as they check
 * Keycloak's, over discovery and JWKS, so 401 and 403 in a test are real ones. Its token endpoint
 * gives any client the role {@code service}.
 */
public final class TokenIssuer {
  private static final String PATH = "/realms/conet";
  private static final Base64.Encoder URL64 = Base64.getUrlEncoder().withoutPadding();
  private static final String KEY_PROPERTY = "conet.test.issuer.key";

  private TokenIssuer() {}

  /** The realm's URL, which is also the issuer in its tokens. */
  public static String url() {
    return SharedPart.addressOf("issuer", TokenIssuer::start);
  }

  /** A token of the realm, good for an hour, for audience {@code conet} with these roles. */
  public static String token(String subject, String... roles) {
    return sign(url(), subject, "conet", Instant.now().plusSeconds(3600), List.of(roles));
  }

  /** A token that was good until a minute ago. */
  public static String expiredToken(String subject, String... roles) {
    return sign(url(), subject, "conet", Instant.now().minusSeconds(60), List.of(roles));
  }

  /** A token that another service was meant to get. */
  public static String foreignToken(String subject, String... roles) {
    return sign(url(), subject, "elsewhere", Instant.now().plusSeconds(3600), List.of(roles));
  }

  private static String sign(
      String issuer, String subject, String audience, Instant expires, List<String> roles) {
    String claims =
        """
        {"iss":"%s","sub":"%s","preferred_username":"%s","azp":"%s","aud":"%s","typ":"Bearer","iat":%d,\
        "exp":%d,"realm_access":{"roles":[%s]}}\
        """
            .formatted(
                issuer,
                subject,
                subject,
                subject,
                audience,
                Instant.now().minusSeconds(120).getEpochSecond(),
                expires.getEpochSecond(),
                roles.stream().map(r -> '"' + r + '"').collect(Collectors.joining(",")));
    String head = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"test\"}");
    String content = head + "." + base64(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(privateKey());
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return content + "." + URL64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot sign a token", e);
    }
  }

  private static PrivateKey privateKey() throws GeneralSecurityException {
    byte[] encoded = Base64.getDecoder().decode(System.getProperty(KEY_PROPERTY));
    return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }

  private static String start() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair pair = generator.generateKeyPair();
      System.setProperty(
          KEY_PROPERTY, Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
      server.createContext(
          PATH + "/.well-known/openid-configuration", e -> answer(e, discovery(url)));
      String keys = jwks((RSAPublicKey) pair.getPublic());
      server.createContext(PATH + "/certs", e -> answer(e, keys));
      server.createContext(PATH + "/token", e -> answer(e, tokenAnswer(url)));
      Thread.ofPlatform().daemon().name("test-token-issuer").start(server::start);
      return URI.create(url).toString();
    } catch (IOException e) {
      throw new UncheckedIOException("the token issuer does not start", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no RSA key", e);
    }
  }

  private static String tokenAnswer(String url) {
    String token =
        sign(url, "svc-test", "conet", Instant.now().plusSeconds(300), List.of("service"));
    return "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":300}"
        .formatted(token);
  }

  private static String discovery(String url) {
    return """
    {"issuer":"%1$s","jwks_uri":"%1$s/certs","token_endpoint":"%1$s/token",\
    "authorization_endpoint":"%1$s/auth","id_token_signing_alg_values_supported":["RS256"],\
    "response_types_supported":["code"],"subject_types_supported":["public"]}\
    """
        .formatted(url);
  }

  private static String jwks(RSAPublicKey key) {
    return "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"test\",\"use\":\"sig\",\"alg\":\"RS256\",\"n\":\"%s\",\"e\":\"%s\"}]}"
        .formatted(base64(key.getModulus()), base64(key.getPublicExponent()));
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String base64(String text) {
    return URL64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return URL64.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
  }
}
