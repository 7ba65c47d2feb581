package network.conet.cli.action;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import network.conet.circuit.onion.OnionKeyPair;
import network.conet.cli.api.GatewayApi;
import network.conet.client.route.Relay;
import org.junit.jupiter.api.Test;

class GatewayRelaysTest {
  private static final String KEY = OnionKeyPair.generate(new SecureRandom()).publicKey().hex();

  @Test
  void relayThatRegisteredNonsenseIsLeftOutAndTheOthersAreNot() throws Exception {
    List<String> endpoints =
        List.of(
            "203.0.113.1:9000",
            "203.0.113.2:99999",
            "x",
            "",
            ":9000",
            "203.0.113.3:",
            "203.0.113.4:-1",
            "[2001:db8::1]:9000",
            "relay.example:443");
    HttpServer gateway =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] page = page(endpoints).getBytes(StandardCharsets.UTF_8);
    gateway.createContext(
        "/v1/nodes",
        exchange -> {
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    gateway.start();
    try {
      URI origin = URI.create("http://127.0.0.1:" + gateway.getAddress().getPort());
      List<Relay> relays =
          new GatewayRelays(new GatewayApi(origin, Optional::empty), Clock.systemUTC()).active();
      assertThat(relays)
          .extracting(relay -> relay.address().getHostString() + " " + relay.address().getPort())
          .containsExactly("203.0.113.1 9000", "2001:db8::1 9000", "relay.example 443");
    } finally {
      gateway.stop(0);
    }
  }

  private static String page(List<String> endpoints) {
    return IntStream.range(0, endpoints.size())
        .mapToObj(
            i ->
                """
                {"id":"0x%064x","endpoint":"%s","onionKey":"%s","owner":"0x%040x","prefix":"0x%064x"}
                """
                    .formatted(i + 1, endpoints.get(i), KEY, i + 1, i + 1))
        .collect(Collectors.joining(",", "{\"items\":[", "]}"));
  }
}
