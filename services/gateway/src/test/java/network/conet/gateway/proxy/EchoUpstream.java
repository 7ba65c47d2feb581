package network.conet.gateway.proxy;

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
      server.start();
      silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      return Map.of(
          "conet.upstream.chain", "http://127.0.0.1:" + server.getAddress().getPort(),
          "conet.upstream.staking", "http://127.0.0.1:" + closedPort(),
          "conet.upstream.rewards", "http://127.0.0.1:" + silent.getLocalPort(),
          "conet.upstream.patience", "1S");
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
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    byte[] answer =
        "%s %s %s %s from=%s"
            .formatted(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                body,
                exchange.getRequestHeaders().getFirst("X-Forwarded-For"))
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, answer.length);
    try (var out = exchange.getResponseBody()) {
      out.write(answer);
    }
  }
}
