package network.conet.gateway.proxy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.conet.gateway.config.GatewayConfig;
import network.conet.gateway.route.Route;
import network.conet.gateway.route.RouteTable;
import network.conet.gateway.route.Upstream;

/** Puts one proxy for each upstream behind the public paths of {@link RouteTable}. */
@ApplicationScoped
public class GatewayRoutes {
  private static final int CONNECT_TIMEOUT_MS = 2_000;
  private static final List<String> NOT_PASSED_ON =
      List.of("X-Forwarded-For", "X-Real-IP", "Forwarded");

  private final Map<Upstream, HttpProxy> proxies = new EnumMap<>(Upstream.class);

  GatewayRoutes(Vertx vertx, GatewayConfig config) {
    HttpClient client =
        vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout(CONNECT_TIMEOUT_MS).setMaxPoolSize(256));
    for (Upstream upstream : Upstream.values()) {
      proxies.put(upstream, proxy(client, config.of(upstream)));
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

  private void forward(RoutingContext context) {
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

  private static HttpProxy proxy(HttpClient client, URI upstream) {
    return HttpProxy.reverseProxy(client)
        .originRequestProvider(
            (request, http) ->
                http.request(
                    new RequestOptions().setHost(upstream.getHost()).setPort(upstream.getPort())))
        .addInterceptor(
            new ProxyInterceptor() {
              @Override
              public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
                RouteTable.find(pathOf(context.request().getURI()))
                    .ifPresent(route -> rewrite(context, route));
                return context.sendRequest().recover(failure -> Problems.badGateway(context));
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
