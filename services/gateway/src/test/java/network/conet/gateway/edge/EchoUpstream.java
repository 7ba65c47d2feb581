package network.conet.gateway.edge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * An HTTP server that answers with the request it got; stands where the chain service stands.
 * Staking is left down.
 */
public final class EchoUpstream implements QuarkusTestResourceLifecycleManager {
  private HttpServer server;

  /** Takes connections and never says a word. */
  private ServerSocket silent;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", EchoUpstream::echo);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      return Map.of(
          "conet.edge.port", "0",
          "conet.edge.host", "127.0.0.1",
          "conet.edge.public-url", "https://conet.example:8443",
          "conet.edge.body-time", "3S",
          "conet.edge.sign-ins-of-address", "100",
          "conet.upstream.chain", "http://127.0.0.1:" + server.getAddress().getPort(),
          "conet.upstream.keycloak", "http://127.0.0.1:" + server.getAddress().getPort(),
          "conet.upstream.staking", "http://127.0.0.1:" + closedPort(),
          "conet.upstream.rewards", "http://127.0.0.1:" + silent.getLocalPort(),
          "conet.upstream.patience", "2S");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    server.stop(0);
    try {
      silent.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void echo(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().endsWith("/protocol/openid-connect/token")) {
      refuseSignIn(exchange);
      return;
    }
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    byte[] answer =
        "%s %s %s %s from=%s origin=%s://%s"
            .formatted(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                body,
                exchange.getRequestHeaders().getFirst("X-Forwarded-For"),
                exchange.getRequestHeaders().getFirst("X-Forwarded-Proto"),
                exchange.getRequestHeaders().getFirst("X-Forwarded-Host"))
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, answer.length);
    try (var out = exchange.getResponseBody()) {
      out.write(answer);
    }
  }

  /** As Keycloak answers a wrong password. */
  private static void refuseSignIn(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    byte[] answer = "{\"error\":\"invalid_grant\"}".getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(401, answer.length);
    try (var out = exchange.getResponseBody()) {
      out.write(answer);
    }
  }
}
