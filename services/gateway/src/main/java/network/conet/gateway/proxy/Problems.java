package network.conet.gateway.proxy;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyResponse;
import java.util.concurrent.TimeoutException;

/**
 * The problems (RFC 9457) that the edge itself can answer with; all others are the services' own.
 */
final class Problems {
  private static final String MEDIA_TYPE = "application/problem+json";

  private Problems() {}

  static void notFound(RoutingContext context) {
    end(context, 404, "Not Found", "NO_SUCH_PATH", "Nothing answers this path.");
  }

  static void bodyTooLarge(RoutingContext context) {
    endUnread(context, 413, "Content Too Large", "BODY_TOO_LARGE", "Bodies have at most 1 MiB.");
  }

  static void lengthRequired(RoutingContext context) {
    endUnread(
        context,
        411,
        "Length Required",
        "LENGTH_REQUIRED",
        "A body needs a Content-Length; chunks of unknown number are not taken.");
  }

  /** The rest of the request is not worth reading, so the connection ends with the answer. */
  private static void endUnread(
      RoutingContext context, int status, String title, String code, String detail) {
    HttpServerRequest request = context.request();
    if (request.version() != HttpVersion.HTTP_2) {
      request.response().putHeader("Connection", "close");
      request.response().endHandler(ended -> request.connection().close());
    }
    end(context, status, title, code, detail);
  }

  private static void end(
      RoutingContext context, int status, String title, String code, String detail) {
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", MEDIA_TYPE)
        .end(problem(status, title, code, detail));
  }

  static Future<ProxyResponse> upstream(ProxyContext context, Throwable failure) {
    return failure instanceof TimeoutException
        ? instead(
            context,
            504,
            problem(
                504,
                "Gateway Timeout",
                "UPSTREAM_SILENT",
                "The service behind this path took too long; what was asked may still be done."))
        : instead(
            context,
            502,
            problem(
                502,
                "Bad Gateway",
                "UPSTREAM_UNREACHABLE",
                "The service behind this path does not answer; nothing was changed by the"
                    + " gateway."));
  }

  private static Future<ProxyResponse> instead(ProxyContext context, int status, Buffer problem) {
    ProxyResponse response = context.request().release().response();
    return Future.succeededFuture(
        response
            .setStatusCode(status)
            .putHeader("Content-Type", MEDIA_TYPE)
            .setBody(Body.body(problem)));
  }

  private static Buffer problem(int status, String title, String code, String detail) {
    return new JsonObject()
        .put("type", "about:blank")
        .put("title", title)
        .put("status", status)
        .put("detail", detail)
        .put("code", code)
        .toBuffer();
  }
}
