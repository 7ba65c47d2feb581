package network.conet.gateway.edge;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** What the edge itself refuses (RFC 9457); all other refusals are the services' own. */
enum Problem {
  MALFORMED_REQUEST(400, "The request cannot be read."),
  HOST_MISSING(400, "A request names one host."),
  MALFORMED_PATH(400, "The path holds what no path may hold, or a % without two digits."),
  NO_SUCH_PATH(404, "Nothing answers this path."),
  METHOD_NOT_ALLOWED(405, "This origin takes GET, HEAD, POST, PUT, DELETE and OPTIONS."),
  BODY_TOO_SLOW(408, "The body was not whole in time."),
  LENGTH_REQUIRED(411, "A body needs a Content-Length; chunks of unknown number are not taken."),
  BODY_TOO_LARGE(413, "The body is larger than is taken here: mostly 1 MiB."),
  PATH_TOO_LONG(414, "The request line is longer than is taken here."),
  EXPECTATION_FAILED(417, "Only 100-continue can be expected."),
  TOO_MANY_REQUESTS(429, "The quota is used up; Retry-After says when some of it is back."),
  TOO_MANY_AT_ONCE(429, "Too many requests of this address are being answered already."),
  HEADERS_TOO_LARGE(431, "The headers are larger than is taken here."),
  UPGRADE_NOT_SUPPORTED(501, "This origin speaks HTTP alone."),
  UPSTREAM_UNREACHABLE(
      502, "The service behind this path does not answer; nothing was changed by the gateway."),
  ANSWER_TOO_LARGE(502, "The service's answer is larger than is passed on; ask for less."),
  BUSY(503, "Too much waits to be answered; nothing was begun."),
  UPSTREAM_SILENT(
      504, "The service behind this path took too long; what was asked may still be done.");

  static final String MEDIA_TYPE = "application/problem+json";

  private final int status;
  private final String json;

  Problem(int status, String detail) {
    this.status = status;
    String lower = name().toLowerCase(Locale.ROOT);
    this.json =
        new JsonObject()
            .put("type", "urn:conet:problem:" + lower.replace('_', '-'))
            .put("title", name().charAt(0) + lower.substring(1).replace('_', ' '))
            .put("status", status)
            .put("detail", detail)
            .put("code", name())
            .encode();
  }

  int status() {
    return status;
  }

  Buffer json() {
    return Buffer.buffer(json);
  }
}
