package network.conet.gateway.edge;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import network.conet.gateway.caller.Callers;
import network.conet.gateway.config.EdgeConfig;
import network.conet.gateway.config.GatewayConfig;
import org.jboss.logging.Logger;

/**
 * The public server, apart from the one that tells health and metrics: what is public is this
 * package's to say, and nothing that the framework adds can be. HTTP/2 without TLS is not spoken.
 */
@ApplicationScoped
public class EdgeServer {
  private static final Logger LOG = Logger.getLogger(EdgeServer.class);
  private static final int LINE_BYTES = 8 * 1024;
  private static final int HEADER_BYTES = 16 * 1024;
  private static final int BACKLOG = 1_024;

  private final Vertx vertx;
  private final EdgeConfig config;
  private final Upstreams upstreams;
  private final EdgeLimits limits;
  private final RequestCheck check;
  private final PublicHeaders headers;
  private final Callers callers;
  private volatile int port;

  EdgeServer(Vertx vertx, EdgeConfig config, GatewayConfig gateway) {
    this.vertx = vertx;
    this.config = config;
    upstreams = new Upstreams(vertx, gateway);
    limits = new EdgeLimits(config);
    check = new RequestCheck(config.largestBody().asLongValue());
    headers = new PublicHeaders(config.publicUrl());
    callers = new Callers(vertx, gateway.keycloak());
  }

  void start(@Observes StartupEvent event) {
    // one server an event loop; a port that the kernel picks is one server's
    int loops = config.port() == 0 ? 1 : Runtime.getRuntime().availableProcessors();
    vertx
        .deployVerticle(Loop::new, new DeploymentOptions().setInstances(loops))
        .toCompletionStage()
        .toCompletableFuture()
        .join();
    LOG.infof("the public origin is served on %s:%d", config.host(), port);
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** How many callers are connected. */
  public int connections() {
    return limits.connections().open();
  }

  Vertx vertx() {
    return vertx;
  }

  EdgeConfig config() {
    return config;
  }

  Upstreams upstreams() {
    return upstreams;
  }

  EdgeLimits limits() {
    return limits;
  }

  RequestCheck check() {
    return check;
  }

  PublicHeaders headers() {
    return headers;
  }

  Callers callers() {
    return callers;
  }

  private static HttpServerOptions options() {
    return new HttpServerOptions()
        .setMaxInitialLineLength(LINE_BYTES)
        .setMaxHeaderSize(HEADER_BYTES)
        .setAcceptBacklog(BACKLOG)
        .setTcpNoDelay(true)
        .setHttp2ClearTextEnabled(false);
  }

  /** The connections of one event loop. */
  private final class Loop extends AbstractVerticle {
    private final Map<HttpConnection, EdgeConnection> open = new HashMap<>();

    @Override
    public void start(Promise<Void> started) {
      vertx
          .createHttpServer(options())
          .connectionHandler(this::opened)
          .requestHandler(request -> exchange(request).begin())
          .invalidRequestHandler(request -> exchange(request).refuse())
          .exceptionHandler(ofOneCaller -> {})
          .listen(config.port(), config.host())
          .onSuccess(this::listens)
          .<Void>mapEmpty()
          .onComplete(started);
    }

    private void listens(HttpServer server) {
      port = server.actualPort();
    }

    private void opened(HttpConnection http) {
      EdgeConnection connection = new EdgeConnection(vertx, http, limits);
      open.put(http, connection);
      connection.open(config.headTime(), () -> open.remove(http));
    }

    private Exchange exchange(HttpServerRequest request) {
      return new Exchange(
          EdgeServer.this, Objects.requireNonNull(open.get(request.connection())), request);
    }
  }
}
