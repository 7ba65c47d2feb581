package network.conet.relay.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import network.conet.chainaccess.SigningKey;
import network.conet.circuit.client.Circuit;
import network.conet.circuit.client.CircuitStream;
import network.conet.circuit.client.Hop;
import network.conet.circuit.client.HopUsage;
import network.conet.circuit.wire.CellSize;
import network.conet.circuit.wire.CircuitException;
import network.conet.circuit.wire.CloseCode;
import network.conet.evidence.voucher.IssuerPrivateKey;
import network.conet.evidence.voucher.VoucherWindow;
import network.conet.relay.session.KeptSession;
import network.conet.units.ByteCount;
import network.conet.units.NodeId;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three relays, a client and a web server on real sockets. */
class CarryTest {
  private static final int FILE_BYTES = 64 << 20;
  private static final byte[] FILE = new byte[FILE_BYTES];

  static {
    new Random(7).nextBytes(FILE);
  }

  @TempDir Path folder;
  private Network network;
  private HttpServer web;

  @BeforeEach
  void start() throws Exception {
    network = new Network();
    for (int i = 0; i < 3; i++) {
      network.start(folder.resolve("relay-" + i + ".db"), CarryLimits.DEFAULT);
    }
    web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    web.createContext(
        "/file",
        exchange -> {
          exchange.sendResponseHeaders(200, FILE_BYTES);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(FILE);
          }
        });
    web.createContext(
        "/sum",
        exchange -> {
          byte[] sum = digest(exchange.getRequestBody());
          exchange.sendResponseHeaders(200, sum.length);
          exchange.getResponseBody().write(sum);
          exchange.close();
        });
    web.start();
  }

  @AfterEach
  void stop() throws Exception {
    web.stop(0);
    network.close();
  }

  private static byte[] digest(InputStream in) throws IOException {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[64 * 1024];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        sha.update(buffer, 0, n);
      }
      return sha.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private CircuitStream get(Circuit circuit, String request) throws IOException {
    CircuitStream stream = circuit.connect("127.0.0.1", web.getAddress().getPort());
    stream.output().write(request.getBytes(StandardCharsets.US_ASCII));
    return stream;
  }

  private static void skipHeader(InputStream in) throws IOException {
    int matched = 0;
    while (matched < 4) {
      int b = in.read();
      assertThat(b).isNotNegative();
      matched = b == "\r\n\r\n".charAt(matched) ? matched + 1 : b == '\r' ? 1 : 0;
    }
  }

  @Test
  void fileComesThroughThreeHopsWholeAndEveryByteCarriedIsReceipted() throws Exception {
    List<HopUsage> usage;
    long started = System.nanoTime();
    try (Circuit circuit = Circuit.open(network.hops(), Network.CLIENT)) {
      CircuitStream stream =
          get(circuit, "GET /file HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      skipHeader(stream.input());
      assertThat(digest(stream.input()))
          .isEqualTo(MessageDigest.getInstance("SHA-256").digest(FILE));
      double seconds = (System.nanoTime() - started) / 1e9;
      System.out.printf("64 MiB through three hops: %.0f MiB/s%n", 64 / seconds);
      stream.close();
      circuit.close();
      usage = circuit.usage();
    }
    for (int i = 0; i < 3; i++) {
      Network.Relay relay = network.relays.get(i);
      KeptSession kept = relay.store.find(usage.get(i).voucherId()).orElseThrow();
      assertThat(kept.receipted())
          .isEqualTo(usage.get(i).carried())
          .isEqualTo(ByteCount.of((long) relay.counters.totalBytesCarried()));
      assertThat(kept.receipted().bytes()).isBetween((long) FILE_BYTES, FILE_BYTES * 21L / 20);
      assertThat(
              kept.newest()
                  .orElseThrow()
                  .signedBy(kept.voucher().message().sessionKey(), Network.DOMAIN))
          .isTrue();
    }
  }

  @Test
  void uploadArrivesWhole() throws Exception {
    try (Circuit circuit = Circuit.open(network.hops(), Network.CLIENT)) {
      int length = 20 << 20;
      CircuitStream stream =
          get(
              circuit,
              "POST /sum HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: "
                  + length
                  + "\r\n\r\n");
      stream.output().write(FILE, 0, length);
      skipHeader(stream.input());
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(FILE, 0, length);
      assertThat(stream.input().readAllBytes()).isEqualTo(sha.digest());
    }
  }

  @Test
  void slowReaderHoldsUpItsOwnStreamOnly() throws Exception {
    try (Circuit circuit = Circuit.open(network.hops(), Network.CLIENT)) {
      CircuitStream slow =
          get(circuit, "GET /file HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      skipHeader(slow.input());
      CircuitStream quick =
          get(
              circuit,
              "POST /sum HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
      skipHeader(quick.input());
      assertThat(quick.input().readAllBytes()).hasSize(32);
      assertThat(digest(slow.input())).isEqualTo(MessageDigest.getInstance("SHA-256").digest(FILE));
    }
  }

  @Test
  void carriageStopsAtTheDenomination() throws Exception {
    List<Hop> hops = new ArrayList<>(network.hops().subList(0, 2));
    hops.add(Network.hop(network.relays.get(2), ByteCount.ofMebibytes(8)));
    try (Circuit circuit = Circuit.open(hops, Network.CLIENT)) {
      CircuitStream stream =
          get(circuit, "GET /file HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      assertClosed(CloseCode.DENOMINATION_EXHAUSTED, () -> stream.input().readAllBytes());
    }
    assertThat(network.relays.get(2).counters.totalBytesCarried()).isLessThanOrEqualTo(8 << 20);
  }

  @Test
  void vouchersThatAreNotGoodHereAreRefused() {
    Network.Relay first = network.relays.get(0);
    NodeId node = first.identity.nodeId();
    SigningKey session = SigningKey.generate(Network.RANDOM);
    refuses(
        CloseCode.VOUCHER_SIGNATURE_BAD,
        Network.hop(
            first,
            Network.voucher(
                node,
                session,
                Network.WINDOW,
                Network.DENOMINATION,
                IssuerPrivateKey.generate(Network.RANDOM)),
            session));
    refuses(
        CloseCode.VOUCHER_EXPIRED,
        Network.hop(
            first,
            Network.voucher(
                node, session, VoucherWindow.of(1), Network.DENOMINATION, Network.ISSUER),
            session));
    refuses(
        CloseCode.VOUCHER_KEY_UNKNOWN,
        Network.hop(
            first,
            Network.voucher(node, session, Network.WINDOW, ByteCount.of(1), Network.ISSUER),
            session));
  }

  private static void refuses(CloseCode code, Hop hop) {
    assertClosed(code, () -> Circuit.open(List.of(hop), Network.CLIENT).close());
  }

  @Test
  void voucherInUseOpensNoSecondSession() throws Exception {
    List<Hop> hops = network.hops().subList(0, 1);
    try (Circuit circuit = Circuit.open(hops, Network.CLIENT)) {
      refuses(CloseCode.VOUCHER_IN_USE, hops.get(0));
      assertThat(circuit.usage()).hasSize(1);
    }
  }

  @Test
  void unregisteredRelayIsNotExtendedTo() {
    network.unregister(network.relays.get(1).identity.nodeId());
    assertClosed(
        CloseCode.PEER_UNKNOWN, () -> Circuit.open(network.hops(), Network.CLIENT).close());
  }

  @Test
  void relayWithAnotherKeyThanRegisteredIsFoundOut() {
    Hop real = network.hops().get(0);
    Hop impostor =
        new Hop(
            real.nodeId(),
            real.address(),
            Network.identity().onionKey().publicKey(),
            real.voucher(),
            real.sessionKey());
    refuses(CloseCode.HANDSHAKE_FAILED, impostor);
  }

  @Test
  void cellChangedOnItsWayClosesTheCircuit() throws Exception {
    try (ServerSocket tampering = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> tamper(tampering));
      Hop real = network.hops().get(0);
      Hop through =
          new Hop(
              real.nodeId(),
              (InetSocketAddress) tampering.getLocalSocketAddress(),
              real.onionKey(),
              real.voucher(),
              real.sessionKey());
      refuses(CloseCode.BAD_CELL, through);
    }
  }

  /** Passes the first cell on, and the second with one bit changed. */
  private void tamper(ServerSocket listener) {
    try (Socket client = listener.accept();
        Socket relay =
            new Socket(
                InetAddress.getLoopbackAddress(),
                network.relays.get(0).server.address().getPort())) {
      Thread back =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      relay.getInputStream().transferTo(client.getOutputStream());
                    } catch (IOException e) {
                      assertThat(e).isNotNull();
                    }
                  });
      int size = CellSize.SMALL.bytes();
      relay.getOutputStream().write(client.getInputStream().readNBytes(size));
      byte[] second = client.getInputStream().readNBytes(size);
      second[100] ^= 1;
      relay.getOutputStream().write(second);
      back.join();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void garbageClosesTheConnectionWithACode() throws Exception {
    try (Socket socket =
        new Socket(
            InetAddress.getLoopbackAddress(), network.relays.get(0).server.address().getPort())) {
      socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readAllBytes();
      assertThat(answer).hasSize(CellSize.SMALL.bytes());
      assertThat(CloseCode.of(answer[2])).isEqualTo(CloseCode.UNSUPPORTED_VERSION);
    }
  }

  @Test
  void exitSaysWhenItCannotReachADestination() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    try (Circuit circuit = Circuit.open(network.hops(), Network.CLIENT)) {
      assertClosed(CloseCode.DESTINATION_REFUSED, () -> circuit.connect("127.0.0.1", closed));
      assertClosed(CloseCode.EXIT_REFUSED, () -> circuit.connect("127.0.0.1", 25));
      CircuitStream still =
          get(
              circuit,
              "POST /sum HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
      skipHeader(still.input());
      assertThat(still.input().readAllBytes()).hasSize(32);
    }
  }

  @Test
  void restartedRelayGoesOnFromItsLastReceipt() throws Exception {
    SigningKey session = SigningKey.generate(Network.RANDOM);
    Network.Relay relay = network.relays.get(0);
    Hop hop =
        Network.hop(
            relay,
            Network.voucher(
                relay.identity.nodeId(),
                session,
                Network.WINDOW,
                Network.DENOMINATION,
                Network.ISSUER),
            session);
    HopUsage before = sum(hop);
    relay.close();
    network.relays.remove(relay);
    Network.Relay again =
        network.start(relay.identity, folder.resolve("relay-0.db"), CarryLimits.DEFAULT);
    assertThat(again.store.unacknowledged(10)).hasSize(1);
    Hop known =
        new Hop(
            hop.nodeId(),
            again.server.address(),
            hop.onionKey(),
            hop.voucher(),
            session,
            before.carried());
    HopUsage after = sum(known);
    assertThat(after.carried()).isGreaterThan(before.carried());
    assertThat(after.sequence()).isGreaterThan(before.sequence());
    KeptSession kept = again.store.find(hop.voucher().id()).orElseThrow();
    assertThat(kept.receipted()).isEqualTo(after.carried());
    again.store.acknowledge(kept.voucherId(), kept.sequence());
    assertThat(again.store.unacknowledged(10)).isEmpty();
  }

  private HopUsage sum(Hop hop) throws Exception {
    List<Hop> hops = new ArrayList<>(List.of(hop));
    network.relays.stream()
        .filter(relay -> !relay.identity.nodeId().equals(hop.nodeId()))
        .limit(2)
        .forEach(relay -> hops.add(Network.hop(relay, Network.DENOMINATION)));
    Circuit circuit = Circuit.open(hops, Network.CLIENT);
    CircuitStream stream =
        get(
            circuit,
            "POST /sum HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    skipHeader(stream.input());
    assertThat(stream.input().readAllBytes()).hasSize(32);
    stream.close();
    circuit.close();
    return circuit.usage().get(0);
  }

  private static void assertClosed(CloseCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(CircuitException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
