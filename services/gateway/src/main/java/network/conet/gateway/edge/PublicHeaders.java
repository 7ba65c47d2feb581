package network.conet.gateway.edge;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import network.conet.gateway.limit.Standing;

/** What of a header crosses the edge, and what the edge says to every caller. */
final class PublicHeaders {
  /** They speak of one connection, not of what is carried (RFC 9110, 7.6.1). */
  private static final Set<String> OF_CONNECTION =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "http2-settings");

  /** Who asks, or says so, and what this process says itself. */
  private static final Set<String> NOT_PASSED_ON =
      Set.of(
          "host",
          "expect",
          "content-length",
          "forwarded",
          "x-real-ip",
          "x-forwarded-for",
          "x-forwarded-host",
          "x-forwarded-port",
          "x-forwarded-prefix",
          "x-forwarded-proto");

  private final boolean encrypted;
  private final String scheme;
  private final String authority;

  PublicHeaders(URI publicUrl) {
    this.scheme = publicUrl.getScheme();
    this.encrypted = "https".equals(scheme);
    this.authority = publicUrl.getRawAuthority();
  }

  /** The headers for a service. */
  MultiMap inward(MultiMap received) {
    MultiMap sent = between(received);
    NOT_PASSED_ON.forEach(sent::remove);
    return sent;
  }

  /** For the identity provider, which names itself in its answers as it was called. */
  void nameOrigin(MultiMap sent) {
    sent.set("X-Forwarded-Host", authority).set("X-Forwarded-Proto", scheme);
  }

  /** The headers of a service's answer. */
  MultiMap outward(MultiMap received) {
    MultiMap sent = between(received);
    sent.remove("server").remove(HttpHeaders.CONTENT_LENGTH);
    return sent;
  }

  /** What is true of every answer, unless the service knows better. */
  void secure(MultiMap answer, List<Standing> standings) {
    answer.set("X-Content-Type-Options", "nosniff");
    if (!answer.contains("Referrer-Policy")) {
      answer.set("Referrer-Policy", "no-referrer");
    }
    if (!answer.contains("Content-Security-Policy")) {
      answer.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }
    if (!answer.contains(HttpHeaders.CACHE_CONTROL)) {
      answer.set(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    if (encrypted) {
      answer.set("Strict-Transport-Security", "max-age=31536000");
    }
    if (!standings.isEmpty()) {
      List<String> policies = new ArrayList<>();
      List<String> told = new ArrayList<>();
      for (Standing standing : standings) {
        policies.add(standing.quota().policy());
        told.add(standing.told());
      }
      answer.set("RateLimit-Policy", String.join(", ", policies));
      answer.set("RateLimit", String.join(", ", told));
    }
  }

  private static MultiMap between(MultiMap received) {
    MultiMap sent = MultiMap.caseInsensitiveMultiMap().addAll(received);
    for (String named : received.getAll(HttpHeaders.CONNECTION)) {
      for (String name : named.split(",", -1)) {
        sent.remove(name.strip());
      }
    }
    OF_CONNECTION.forEach(sent::remove);
    return sent;
  }
}
