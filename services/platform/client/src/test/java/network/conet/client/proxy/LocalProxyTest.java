package network.conet.client.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import network.conet.client.circuits.PoolStatus;
import network.conet.client.stream.Isolation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The proxy's protocols on real sockets, with this machine in place of the network. */
class LocalProxyTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] CUT = "half of it".getBytes(StandardCharsets.US_ASCII);

  private final DirectOutlet outlet = new DirectOutlet();
  private LocalProxy proxy;
  private HttpServer web;

  @BeforeEach
  void start() throws IOException {
    proxy =
        LocalProxy.listen(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            outlet,
            () -> new PoolStatus(List.of(), Map.of(), Optional.of("no <relay>")));
    web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    web.createContext(
        "/echo",
        exchange -> {
          String host = exchange.getRequestHeaders().getFirst("Host");
          boolean clean = exchange.getRequestHeaders().get("Proxy-Authorization") == null;
          byte[] body = exchange.getRequestBody().readAllBytes();
          byte[] answer =
              (host + " " + clean + " " + new String(body, StandardCharsets.UTF_8))
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    web.start();
  }

  @AfterEach
  void stop() throws IOException {
    web.stop(0);
    proxy.close();
  }

  private Socket connect() throws IOException {
    return new Socket(proxy.address().getAddress(), proxy.address().getPort());
  }

  private String socks(String hex, int answerBytes) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(HEX.parseHex(hex));
      return HEX.formatHex(socket.getInputStream().readNBytes(answerBytes));
    }
  }

  private static String named(String host, int port) {
    return "05010003"
        + "%02x".formatted(host.length())
        + HEX.formatHex(host.getBytes(StandardCharsets.US_ASCII))
        + "%04x".formatted(port);
  }

  @Test
  void socksCarriesANameToTheExitUnresolved() throws IOException {
    int port = web.getAddress().getPort();
    try (Socket socket = connect()) {
      socket.getOutputStream().write(HEX.parseHex("050100" + named("somewhere.example", port)));
      assertThat(HEX.formatHex(socket.getInputStream().readNBytes(12)))
          .isEqualTo("0500" + "05000001" + "00000000" + "0000");
      socket
          .getOutputStream()
          .write("GET /echo HTTP/1.0\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 200")
          .endsWith("h true ");
    }
    assertThat(outlet.asked)
        .containsExactly(new DirectOutlet.Asked(Isolation.NONE, "somewhere.example", port, 0));
  }

  @Test
  void socksTakesAddressesOfBothKinds() throws IOException {
    String port = "%04x".formatted(web.getAddress().getPort());
    assertThat(socks("050100" + "050100017f000001" + port, 4)).isEqualTo("05000500");
    assertThat(socks("050100" + "05010004" + "20010db8" + "00".repeat(11) + "01" + port, 4))
        .isEqualTo("05000500");
    assertThat(outlet.asked)
        .extracting(DirectOutlet.Asked::host)
        .containsExactly("127.0.0.1", "2001:db8:0:0:0:0:0:1");
  }

  @Test
  void userAndPasswordSayWhoseStreamsMayShareACircuit() throws IOException {
    String request = named("a.example", web.getAddress().getPort());
    assertThat(socks("05020002" + "0103626f620178" + request, 5)).isEqualTo("0502010005");
    String basic = Base64.getEncoder().encodeToString("bob:x".getBytes(StandardCharsets.UTF_8));
    http("CONNECT a.example:1 HTTP/1.1\r\nProxy-Authorization: Basic " + basic + "\r\n\r\n");
    assertThat(outlet.asked)
        .extracting(DirectOutlet.Asked::who)
        .containsExactly(new Isolation("bob", "x"), new Isolation("bob", "x"));
  }

  @Test
  void eachFailureHasASocksCodeOfItsOwn() throws IOException {
    assertThat(refusal("unknown.example")).isEqualTo("04");
    assertThat(refusal("refused.example")).isEqualTo("05");
    assertThat(refusal("silent.example")).isEqualTo("06");
    assertThat(refusal("unreachable.example")).isEqualTo("03");
    assertThat(refusal("forbidden.example")).isEqualTo("02");
    assertThat(refusal("circuitless.example")).isEqualTo("01");
  }

  private String refusal(String host) throws IOException {
    return socks("050100" + named(host, 80), 4).substring(6);
  }

  @Test
  void whatACircuitCannotDoIsRefusedWithItsCode() throws IOException {
    String somewhere = "00017f0000010050";
    assertThat(socks("050100" + "0502" + somewhere, 4)).as("BIND").isEqualTo("05000507");
    assertThat(socks("050100" + "0503" + somewhere, 4)).as("UDP").isEqualTo("05000507");
    assertThat(socks("050100" + "05010002" + "00", 4)).as("address type").isEqualTo("05000508");
    assertThat(socks("050101", 2)).as("GSSAPI only").isEqualTo("05ff");
    assertThat(socks("050100" + named("with space.example", 80), 4)).isEqualTo("05000504");
    assertThat(socks("04010050", 1)).as("SOCKS4").isEmpty();
    assertThat(socks("160301", 1)).as("TLS").isEmpty();
  }

  private String http(String request) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void connectTunnelsAndTellsFailuresApart() throws IOException {
    int port = web.getAddress().getPort();
    assertThat(
            http(
                "CONNECT b.example:"
                    + port
                    + " HTTP/1.1\r\n\r\nGET /echo HTTP/1.0\r\nHost: h\r\n\r\n"))
        .startsWith("HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 200")
        .endsWith("h true ");
    assertThat(http("CONNECT unknown.example:1 HTTP/1.1\r\n\r\n"))
        .startsWith("HTTP/1.1 502 ")
        .contains("Proxy-Status: conet; error=dns_error")
        .endsWith("Nobody knows this name.\n");
    assertThat(http("CONNECT refused.example:1 HTTP/1.1\r\n\r\n"))
        .startsWith("HTTP/1.1 503 ")
        .contains("connection_refused");
    assertThat(http("CONNECT silent.example:1 HTTP/1.1\r\n\r\n"))
        .startsWith("HTTP/1.1 504 ")
        .contains("connection_timeout");
    assertThat(http("CONNECT forbidden.example:1 HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 403 ");
  }

  @Test
  void malformedRequestsGetASentence() throws IOException {
    for (String bad :
        List.of(
            "GET\r\n\r\n",
            "CONNECT a.example:99999 HTTP/1.1\r\n\r\n",
            "CONNECT a.example:x HTTP/1.1\r\n\r\n",
            "CONNECT 2001:db8::1:80 HTTP/1.1\r\n\r\n",
            "GET https://a.example/ HTTP/1.1\r\n\r\n",
            "GET http://a b/ HTTP/1.1\r\n\r\n",
            "GET http://[x/ HTTP/1.1\r\n\r\n",
            "GET http://a.example/ HTTP/1.1\r\nProxy-Authorization: Basic !\r\n\r\n",
            "A".repeat(70_000))) {
      assertThat(http(bad))
          .as(bad.substring(0, Math.min(60, bad.length())))
          .startsWith("HTTP/1.1 400 ");
    }
    assertThat(outlet.asked).isEmpty();
  }

  @Test
  void ordinaryHttpClientFetchesWholeAddresses() throws Exception {
    try (HttpClient client =
        HttpClient.newBuilder().proxy(ProxySelector.of(proxy.address())).build()) {
      URI address = URI.create("http://c.example:" + web.getAddress().getPort() + "/echo?q");
      var get = client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
      assertThat(get.body()).isEqualTo(address.getAuthority() + " true ");
      var post =
          client.send(
              HttpRequest.newBuilder(address)
                  .POST(HttpRequest.BodyPublishers.ofString("x".repeat(100_000)))
                  .build(),
              BodyHandlers.ofString());
      assertThat(post.body()).hasSize(address.getAuthority().length() + 6 + 100_000);
    }
    // what may be done twice goes with the request to connect
    assertThat(outlet.asked.getFirst().early()).isPositive();
    assertThat(outlet.asked.getLast().early()).isZero();
  }

  @Test
  void streamThatIsCutResetsTheProgramsConnection() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> cut(server));
      try (Socket socket = connect()) {
        socket
            .getOutputStream()
            .write(
                ("CONNECT d.example:" + server.getLocalPort() + " HTTP/1.1\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        in.readNBytes("HTTP/1.1 200 Connection established\r\n\r\n".length() + CUT.length);
        socket.getOutputStream().write(1);
        assertThatExceptionOfType(IOException.class).isThrownBy(in::readAllBytes);
      }
    }
  }

  private static void cut(ServerSocket server) {
    try (Socket socket = server.accept()) {
      socket.getOutputStream().write(CUT);
      assertThat(socket.getInputStream().read()).isOne();
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void statusIsForWhoNamesThisMachine() throws IOException {
    assertThat(http("GET /status.json HTTP/1.1\r\nHost: 127.0.0.1:9160\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ")
        .endsWith("{\"circuits\":[],\"avoided\":[],\"problem\":\"no <relay>\"}\n");
    assertThat(http("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")).contains("no &lt;relay&gt;");
    assertThat(http("GET / HTTP/1.1\r\nHost: rebound.example\r\n\r\n")).startsWith("HTTP/1.1 403 ");
    assertThat(http("GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .startsWith("HTTP/1.1 404 ");
  }

  @Test
  void listensOnThisMachineOnly() {
    assertThatThrownBy(
            () ->
                LocalProxy.listen(
                    new InetSocketAddress("0.0.0.0", 0),
                    outlet,
                    () -> new PoolStatus(List.of(), Map.of(), Optional.empty())))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
