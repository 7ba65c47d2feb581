package network.conet.gateway.proxy;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyResponse;

/**
 * The two problems (RFC 9457) that the edge itself can answer with; all others are the services'
 * own.
 */
final class Problems {
  private static final String MEDIA_TYPE = "application/problem+json";

  private Problems() {}

  static void notFound(RoutingContext context) {
    context
        .response()
        .setStatusCode(404)
        .putHeader("Content-Type", MEDIA_TYPE)
        .end(problem(404, "Not found", "NO_SUCH_PATH", "Nothing answers this path."));
  }

  static Future<ProxyResponse> badGateway(ProxyContext context) {
    ProxyResponse response = context.request().release().response();
    return Future.succeededFuture(
        response
            .setStatusCode(502)
            .putHeader("Content-Type", MEDIA_TYPE)
            .setBody(
                Body.body(
                    problem(
                        502,
                        "Bad gateway",
                        "UPSTREAM_UNREACHABLE",
                        "The service behind this path does not answer; nothing was changed by the"
                            + " gateway."))));
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
