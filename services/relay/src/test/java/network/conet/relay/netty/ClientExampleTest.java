package network.conet.relay.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import network.conet.client.ConetClient;
import network.conet.client.circuits.CircuitMaker;
import network.conet.client.route.RelayMemory;
import network.conet.client.route.RouteChoice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a Java program uses the network. */
class ClientExampleTest {
  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  @TempDir Path folder;
  private final Network network = new Network();
  private HttpServer web;

  @BeforeEach
  void start() throws Exception {
    for (int i = 0; i < 3; i++) {
      network.start(folder.resolve(i + ".db"), CarryLimits.DEFAULT);
    }
    web = HttpServer.create(ANY_PORT, 0);
    web.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 5);
          exchange.getResponseBody().write("hello".getBytes(StandardCharsets.US_ASCII));
          exchange.close();
        });
    web.start();
  }

  @AfterEach
  void stop() throws Exception {
    web.stop(0);
    network.close();
  }

  private CircuitMaker maker() {
    RelayMemory memory = new RelayMemory(Clock.systemUTC());
    return new CircuitMaker(
        RouteChoice.drawn(network::listed, memory, new Random()),
        memory,
        network.payment(),
        Network.CLIENT,
        Clock.systemUTC());
  }

  @Test
  void httpClientAndPlainSocketsGoThroughTheNetwork() throws Exception {
    int port = web.getAddress().getPort();
    try (ConetClient conet = ConetClient.start(maker(), ANY_PORT);
        HttpClient http = HttpClient.newBuilder().proxy(conet.proxySelector()).build()) {
      URI page = URI.create("http://localhost:" + port + "/");
      assertThat(http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString()).body())
          .isEqualTo("hello");

      try (Socket socket = conet.socketFactory().createSocket("localhost", port)) {
        socket
            .getOutputStream()
            .write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
            .endsWith("hello");
      }
      assertThatExceptionOfType(SocketException.class)
          .isThrownBy(() -> conet.socketFactory().createSocket("nowhere.invalid", 80))
          .withMessageContaining("Host unreachable");
    }
    for (Network.Relay relay : network.relays) {
      assertThat(relay.counters.totalBytesCarried()).isPositive();
    }
  }

  @Test
  void portThatIsTakenIsSaidBeforeAnythingIsPaid() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> ConetClient.start(maker(), web.getAddress()));
    for (Network.Relay relay : network.relays) {
      assertThat(relay.counters.totalCircuitsOpened()).isZero();
    }
  }
}
