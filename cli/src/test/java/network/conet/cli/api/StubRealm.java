package network.conet.cli.api;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Answers every call the same, as a gateway does whose identity provider is in some state. */
final class StubRealm implements AutoCloseable {
  private final HttpServer server;
  private volatile int status;
  private volatile String body;

  StubRealm(int status, String body) throws IOException {
    answer(status, body);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] answer = this.body.getBytes(StandardCharsets.UTF_8);
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(this.status, answer.length == 0 ? -1 : answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  void answer(int nowStatus, String nowBody) {
    status = nowStatus;
    body = nowBody;
  }

  URI gateway() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
