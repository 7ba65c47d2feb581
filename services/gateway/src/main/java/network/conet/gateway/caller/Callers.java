package network.conet.gateway.caller;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The account behind a token. The realm's keys are fetched when a token names one that is not
 * known, never more than once in ten seconds; until they are there, only addresses are counted.
 */
public final class Callers {
  private static final long BETWEEN_FETCHES_NANOS = Duration.ofSeconds(10).toNanos();
  private static final int PATIENCE_MS = 5_000;
  private static final int MOST_KEPT = 8_192;
  private static final int LARGEST_KEYS = 256 * 1024;
  private static final String KEYS = "/realms/conet/protocol/openid-connect/certs";

  private final HttpClient http;
  private final RequestOptions fetch;
  private volatile List<JsonWebKey> keys = List.of();
  private long fetched;
  private boolean everFetched;

  /** By digest, so that no token is kept. */
  private final Map<String, String> subjects =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MOST_KEPT;
        }
      };

  public Callers(Vertx vertx, URI keycloak) {
    http = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(PATIENCE_MS));
    fetch =
        new RequestOptions()
            .setHost(keycloak.getHost())
            .setPort(keycloak.getPort())
            .setMethod(HttpMethod.GET)
            .setURI(KEYS)
            .setTimeout(PATIENCE_MS);
  }

  /** Whose token this is, if the realm signed it. */
  public Optional<String> account(@Nullable String bearer) {
    if (bearer == null) {
      return Optional.empty();
    }
    String digest = digest(bearer);
    synchronized (subjects) {
      String known = subjects.get(digest);
      if (known != null) {
        return Optional.of(known);
      }
    }
    TokenReader.Read read = TokenReader.read(bearer, keys, NumericDate.now());
    if (read.keyUnknown()) {
      fetchKeys();
    }
    read.subject()
        .ifPresent(
            subject -> {
              synchronized (subjects) {
                subjects.put(digest, subject);
              }
            });
    return read.subject();
  }

  private synchronized void fetchKeys() {
    long now = System.nanoTime();
    if (everFetched && now - fetched < BETWEEN_FETCHES_NANOS) {
      return;
    }
    everFetched = true;
    fetched = now;
    http.request(fetch)
        .compose(io.vertx.core.http.HttpClientRequest::send)
        .compose(HttpClientResponse::body)
        .onSuccess(this::learn);
  }

  private void learn(Buffer body) {
    if (body.length() > LARGEST_KEYS) {
      return;
    }
    try {
      keys = List.copyOf(new JsonWebKeySet(body.toString()).getJsonWebKeys());
    } catch (JoseException notKeys) {
      // the identity provider is starting, or down: the next unknown key asks again
    }
  }

  private static String digest(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(token.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
