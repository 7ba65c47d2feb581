package network.conet.gateway.edge;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import network.conet.gateway.config.GatewayConfig;
import network.conet.gateway.route.Upstream;

/** A pool of connections to each upstream, with a queue that has an end. */
final class Upstreams {
  private static final int CONNECT_TIMEOUT_MS = 2_000;

  /** Below the services' own patience with an idle connection. */
  private static final int KEEP_ALIVE_SECONDS = 30;

  private static final int HEADER_BYTES = 32 * 1024;

  private final GatewayConfig config;
  private final Map<Upstream, HttpClient> clients = new EnumMap<>(Upstream.class);

  Upstreams(Vertx vertx, GatewayConfig config) {
    this.config = config;
    HttpClientOptions options =
        new HttpClientOptions()
            .setConnectTimeout(CONNECT_TIMEOUT_MS)
            .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
            .setMaxHeaderSize(HEADER_BYTES);
    PoolOptions pool =
        new PoolOptions().setHttp1MaxSize(config.connections()).setMaxWaitQueueSize(config.queue());
    for (Upstream upstream : Upstream.values()) {
      clients.put(upstream, vertx.createHttpClient(options, pool));
    }
  }

  HttpClient client(Upstream upstream) {
    return Objects.requireNonNull(clients.get(upstream));
  }

  long patienceMillis() {
    return config.patience().toMillis();
  }

  /** A request to one upstream; its path and query are the caller's to have checked. */
  RequestOptions request(Upstream upstream, HttpMethod method, String uri, MultiMap headers) {
    URI origin = config.of(upstream);
    return new RequestOptions()
        .setHost(origin.getHost())
        .setPort(origin.getPort())
        .setMethod(method)
        .setURI(uri)
        .setHeaders(headers)
        .setConnectTimeout(patienceMillis());
  }
}
