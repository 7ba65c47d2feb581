package network.conet.relay.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import network.conet.client.circuits.CircuitMaker;
import network.conet.client.circuits.CircuitPool;
import network.conet.client.circuits.PoolStatus;
import network.conet.client.proxy.LocalProxy;
import network.conet.client.route.RelayMemory;
import network.conet.client.route.RouteChoice;
import network.conet.client.stream.ExitStream;
import network.conet.client.stream.Isolation;
import network.conet.client.stream.StreamRefused;
import network.conet.client.stream.Target;
import network.conet.units.NodeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that go through a pool of circuits over real relays, some of which die. */
class PoolTest {
  private static final byte[] NOTHING = {};
  @TempDir Path folder;
  private final Network network = new Network();
  private List<network.conet.client.route.Relay> listed = List.of();
  private final RelayMemory memory = new RelayMemory(Clock.systemUTC());
  private final CountDownLatch cut = new CountDownLatch(1);
  private HttpServer web;
  private CircuitPool pool;

  @BeforeEach
  void start() throws Exception {
    for (int i = 0; i < 4; i++) {
      network.start(folder.resolve(i + ".db"), CarryLimits.DEFAULT);
    }
    listed = network.listed();
    web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    web.createContext(
        "/hello",
        exchange -> {
          exchange.sendResponseHeaders(200, 5);
          exchange.getResponseBody().write("hello".getBytes(StandardCharsets.US_ASCII));
          exchange.close();
        });
    web.start();
    pool =
        new CircuitPool(
            new CircuitMaker(
                RouteChoice.drawn(() -> listed, memory, new Random(3)),
                memory,
                network.payment(),
                Network.CLIENT,
                Clock.systemUTC()));
  }

  @AfterEach
  void stop() throws Exception {
    pool.close();
    web.stop(0);
    network.close();
  }

  private String fetch(Isolation who) throws Exception {
    try (ExitStream stream = pool.open(who, web(), NOTHING)) {
      stream.output().write("GET /hello HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      return new String(stream.input().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private Target web() {
    return new Target("127.0.0.1", web.getAddress().getPort());
  }

  private List<PoolStatus.Line> inUse() {
    return pool.status().circuits().stream().filter(line -> !line.ready()).toList();
  }

  @Test
  void streamsOfOneUserShareACircuitAndThoseOfOthersDoNot() throws Exception {
    pool.start();
    assertThat(pool.status().circuits()).hasSize(1).allMatch(PoolStatus.Line::ready);
    assertThat(fetch(Isolation.NONE)).endsWith("hello");
    assertThat(fetch(Isolation.NONE)).endsWith("hello");
    assertThat(inUse()).hasSize(1);
    assertThat(fetch(new Isolation("bob", "1"))).endsWith("hello");
    assertThat(fetch(new Isolation("bob", "2"))).endsWith("hello");
    assertThat(inUse()).hasSize(3);
  }

  @Test
  void deadRelayIsLeftAndRemembered() throws Exception {
    NodeId dead = listed.getFirst().node();
    network.relay(dead).close();
    for (int i = 0; i < 8; i++) {
      assertThat(fetch(new Isolation("user", Integer.toString(i)))).endsWith("hello");
    }
    assertThat(inUse()).noneMatch(line -> line.relays().contains(dead));
    assertThat(pool.status().avoided()).containsOnlyKeys(dead);
  }

  @Test
  void circuitThatBreaksIsReplacedForTheNextStream() throws Exception {
    assertThat(fetch(Isolation.NONE)).endsWith("hello");
    NodeId middle = inUse().getFirst().relays().get(1);
    network.relay(middle).close();
    assertThat(fetch(Isolation.NONE)).endsWith("hello");
    assertThat(inUse()).hasSize(1).noneMatch(line -> line.relays().contains(middle));
    assertThat(pool.status().avoided()).containsKey(middle);
  }

  @Test
  void whatIsMissingAtTheDestinationCostsNoRelayItsName() throws Exception {
    int closed = web.getAddress().getPort();
    web.stop(0);
    assertThatExceptionOfType(StreamRefused.class)
        .isThrownBy(() -> pool.open(Isolation.NONE, new Target("127.0.0.1", closed), NOTHING))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(StreamRefused.Cause.CONNECTION_REFUSED));
    assertThatExceptionOfType(StreamRefused.class)
        .isThrownBy(() -> pool.open(Isolation.NONE, new Target("no.invalid", 80), NOTHING))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(StreamRefused.Cause.NAME_UNKNOWN));
    assertThatExceptionOfType(StreamRefused.class)
        .isThrownBy(() -> pool.open(Isolation.NONE, new Target("127.0.0.1", 25), NOTHING))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(StreamRefused.Cause.NOT_ALLOWED));
    assertThat(pool.status().avoided()).isEmpty();
  }

  @Test
  void bodyWithoutALengthThatARelayCutsIsNoWholeBody() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> sendHalf(server));
      try (LocalProxy proxy =
              LocalProxy.listen(
                  new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), pool, pool::status);
          HttpClient client =
              HttpClient.newBuilder().proxy(ProxySelector.of(proxy.address())).build()) {
        var answer =
            client.send(
                HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"))
                    .build(),
                BodyHandlers.ofInputStream());
        InputStream body = answer.body();
        assertThat(body.readNBytes(4)).asString().isEqualTo("half");
        network.relay(inUse().getFirst().relays().getLast()).close();
        assertThatExceptionOfType(IOException.class).isThrownBy(body::readAllBytes);
      } finally {
        cut.countDown();
      }
    }
  }

  private void sendHalf(ServerSocket server) {
    try (Socket socket = server.accept()) {
      socket
          .getOutputStream()
          .write("HTTP/1.1 200 OK\r\n\r\nhalf".getBytes(StandardCharsets.US_ASCII));
      cut.await(60, TimeUnit.SECONDS);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
