package network.conet.gateway.proxy;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import network.conet.gateway.config.GatewayConfig;
import network.conet.gateway.route.Route;
import network.conet.gateway.route.RouteTable;
import network.conet.gateway.route.Upstream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts one proxy for each upstream behind the public paths of {@link RouteTable}. */
@ApplicationScoped
public class GatewayRoutes {
  private static final int CONNECT_TIMEOUT_MS = 2_000;
  private static final List<String> NOT_PASSED_ON =
      List.of("X-Forwarded-For", "X-Real-IP", "Forwarded");

  private static final Set<HttpMethod> BODILESS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final Map<Upstream, HttpProxy> proxies = new EnumMap<>(Upstream.class);

  private final long largestBody;

  GatewayRoutes(
      Vertx vertx,
      GatewayConfig config,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestBody) {
    this.largestBody = largestBody.asLongValue();
    HttpClient client =
        vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout(CONNECT_TIMEOUT_MS).setMaxPoolSize(256));
    for (Upstream upstream : Upstream.values()) {
      proxies.put(upstream, proxy(client, config.of(upstream), config.patience()));
    }
  }

  void register(@Observes Router router) {
    for (String prefix : List.of("/v1/*", "/openapi/*", "/realms/*", "/resources/*")) {
      router.route(prefix).order(Integer.MIN_VALUE + 1_000).handler(this::forward);
    }
    router.get("/").order(Integer.MIN_VALUE + 1_000).handler(GatewayRoutes::index);
    router.route().order(Integer.MAX_VALUE).handler(Problems::notFound);
  }

  /** What can be asked here, for somebody who has only the address. */
  private static void index(RoutingContext context) {
    context.json(
        new JsonObject()
            .put("resources", new JsonArray(RouteTable.resources()))
            .put("descriptions", new JsonArray(RouteTable.descriptions())));
  }

  /** The length is asked for, so that nothing has to be read to be refused. */
  private boolean refusedForItsBody(RoutingContext context) {
    HttpServerRequest request = context.request();
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length != null) {
      if (!length.matches("[0-9]{1,18}") || Long.parseLong(length) > largestBody) {
        Problems.bodyTooLarge(context);
        return true;
      }
      return false;
    }
    boolean bodyWithoutLength =
        request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
            || (request.version() == HttpVersion.HTTP_2 && !BODILESS.contains(request.method()));
    if (bodyWithoutLength) {
      Problems.lengthRequired(context);
    }
    return bodyWithoutLength;
  }

  private void forward(RoutingContext context) {
    if (refusedForItsBody(context)) {
      return;
    }
    Optional<Route> route = RouteTable.find(context.request().path());
    if (route.isEmpty()) {
      Problems.notFound(context);
      return;
    }
    NOT_PASSED_ON.forEach(context.request().headers()::remove);
    HttpProxy proxy = proxies.get(route.get().upstream());
    if (proxy != null) {
      proxy.handle(context.request());
    }
  }

  private static HttpProxy proxy(HttpClient client, URI upstream, Duration patience) {
    return HttpProxy.reverseProxy(client)
        .originRequestProvider(
            (request, http) ->
                http.request(
                    new RequestOptions()
                        .setHost(upstream.getHost())
                        .setPort(upstream.getPort())
                        .setIdleTimeout(patience.toMillis())))
        .addInterceptor(
            new ProxyInterceptor() {
              @Override
              public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
                RouteTable.find(pathOf(context.request().getURI()))
                    .ifPresent(route -> rewrite(context, route));
                return context
                    .sendRequest()
                    .recover(failure -> Problems.upstream(context, failure));
              }
            });
  }

  private static void rewrite(ProxyContext context, Route route) {
    String uri = context.request().getURI();
    int query = uri.indexOf('?');
    context.request().setURI(query < 0 ? route.path() : route.path() + uri.substring(query));
  }

  private static String pathOf(String uri) {
    int query = uri.indexOf('?');
    return query < 0 ? uri : uri.substring(0, query);
  }
}
