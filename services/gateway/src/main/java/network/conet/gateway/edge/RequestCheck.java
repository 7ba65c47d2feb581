package network.conet.gateway.edge;

import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What can be wrong with a request before anything of its body is read. */
final class RequestCheck {
  private static final Set<HttpMethod> METHODS =
      Set.of(
          HttpMethod.GET,
          HttpMethod.HEAD,
          HttpMethod.POST,
          HttpMethod.PUT,
          HttpMethod.DELETE,
          HttpMethod.OPTIONS);

  /** RFC 3986: what a path and a query are made of. */
  private static final Pattern TARGET =
      Pattern.compile("/([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*+");

  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

  private final long largestBody;

  RequestCheck(long largestBody) {
    this.largestBody = largestBody;
  }

  /** Why a request that the decoder gave up on was given up on. */
  static Problem undecoded(DecoderResult result) {
    return switch (result.cause()) {
      case TooLongHttpLineException line -> Problem.PATH_TOO_LONG;
      case TooLongHttpHeaderException header -> Problem.HEADERS_TOO_LARGE;
      case null, default -> Problem.MALFORMED_REQUEST;
    };
  }

  /** What is wrong with the request's head, if anything. */
  Optional<Problem> problem(HttpServerRequest request) {
    int hosts = request.headers().getAll(HttpHeaders.HOST).size();
    if (hosts > 1 || (hosts == 0 && request.version() == HttpVersion.HTTP_1_1)) {
      return Optional.of(Problem.HOST_MISSING);
    }
    if (!METHODS.contains(request.method())) {
      return Optional.of(Problem.METHOD_NOT_ALLOWED);
    }
    if ("*".equals(request.uri())) {
      return Optional.of(Problem.NO_SUCH_PATH);
    }
    if (!TARGET.matcher(request.uri()).matches()) {
      return Optional.of(Problem.MALFORMED_PATH);
    }
    if (upgrades(request)) {
      return Optional.of(Problem.UPGRADE_NOT_SUPPORTED);
    }
    return body(request);
  }

  /** Whoever offers HTTP/2 is answered in HTTP/1.1, as the protocol allows. */
  private static boolean upgrades(HttpServerRequest request) {
    String upgrade = request.getHeader(HttpHeaders.UPGRADE);
    return upgrade != null && !upgrade.toLowerCase(Locale.ROOT).strip().equals("h2c");
  }

  private Optional<Problem> body(HttpServerRequest request) {
    if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
      return Optional.of(Problem.LENGTH_REQUIRED);
    }
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length != null && !LENGTH.matcher(length).matches()) {
      return Optional.of(Problem.MALFORMED_REQUEST);
    }
    if (length(request) > largestBody) {
      return Optional.of(Problem.BODY_TOO_LARGE);
    }
    String expected = request.getHeader(HttpHeaders.EXPECT);
    return expected == null || expected.equalsIgnoreCase("100-continue")
        ? Optional.empty()
        : Optional.of(Problem.EXPECTATION_FAILED);
  }

  /** Whether bytes follow the head, as far as its sender says. */
  static boolean announcesBody(HttpServerRequest request) {
    return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        || (request.headers().contains(HttpHeaders.CONTENT_LENGTH)
            && !"0".equals(request.getHeader(HttpHeaders.CONTENT_LENGTH)));
  }

  /** How long a checked request says its body is. */
  static long length(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null ? 0 : Long.parseLong(length);
  }
}
