package network.conet.relay.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import network.conet.circuit.client.Circuit;
import network.conet.circuit.client.CircuitStream;
import network.conet.circuit.wire.CircuitException;
import network.conet.circuit.wire.CloseCode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How streams begin at the exit. */
class StreamsTest {
  @TempDir Path folder;
  private Network network;
  private ServerSocket echo;

  /** Names that this test knows. */
  private static Future<List<InetAddress>> look(String host, EventLoop loop) {
    try {
      return switch (host) {
        case "127.0.0.1" -> loop.newSucceededFuture(List.of(InetAddress.ofLiteral("127.0.0.1")));
        // nobody listens at the first two
        case "three.example" ->
            loop.newSucceededFuture(
                List.of(
                    InetAddress.ofLiteral("127.0.0.7"),
                    InetAddress.ofLiteral("127.0.0.8"),
                    InetAddress.ofLiteral("127.0.0.1")));
        case "silent.example" -> loop.newFailedFuture(unanswered());
        default -> loop.newFailedFuture(new UnknownHostException(host));
      };
    } catch (IllegalArgumentException e) {
      throw new AssertionError(e);
    }
  }

  private static UnknownHostException unanswered() {
    UnknownHostException failed = new UnknownHostException("silent.example");
    failed.initCause(new TimeoutException());
    return failed;
  }

  @BeforeEach
  void start() throws Exception {
    network = new Network(StreamsTest::look);
    for (int i = 0; i < 3; i++) {
      network.start(folder.resolve("relay-" + i + ".db"), CarryLimits.DEFAULT);
    }
    echo = new ServerSocket(0, 16, InetAddress.ofLiteral("127.0.0.1"));
    Thread.ofVirtual().start(this::echo);
  }

  private void echo() {
    while (!echo.isClosed()) {
      try (Socket socket = echo.accept()) {
        socket.getInputStream().transferTo(socket.getOutputStream());
      } catch (java.io.IOException e) {
        assertThat(e).isNotNull();
      }
    }
  }

  @AfterEach
  void stop() throws Exception {
    echo.close();
    network.close();
  }

  @Test
  void dataSentWithTheRequestToConnectArrives() throws Exception {
    try (Circuit circuit = Circuit.open(network.hops(), Network.CLIENT)) {
      CircuitStream stream = circuit.begin("127.0.0.1", echo.getLocalPort());
      byte[] sent = new byte[48 * 1024];
      sent[47 * 1024] = 7;
      stream.output().write(sent);
      stream.output().close();
      stream.awaitConnected();
      assertThat(stream.input().readAllBytes()).isEqualTo(sent);
      assertThat(circuit.isOpen()).isTrue();
    }
  }

  @Test
  void nameWhoseFirstAddressesAreDeadIsReachedByTheNext() throws Exception {
    try (Circuit circuit = Circuit.open(network.hops(), Network.CLIENT)) {
      CircuitStream stream = circuit.connect("three.example", echo.getLocalPort());
      stream.output().write("hello".getBytes(StandardCharsets.US_ASCII));
      stream.output().close();
      assertThat(stream.input().readAllBytes()).asString().isEqualTo("hello");
    }
  }

  @Test
  void unknownNameRefusalAndSilenceAreToldApart() throws Exception {
    int port = echo.getLocalPort();
    try (Circuit circuit = Circuit.open(network.hops(), Network.CLIENT)) {
      refused(CloseCode.NAME_UNKNOWN, () -> circuit.connect("unknown.example", port));
      refused(CloseCode.DESTINATION_TIMED_OUT, () -> circuit.connect("silent.example", port));
      refused(CloseCode.DESTINATION_REFUSED, () -> circuit.connect("127.0.0.9", port));
      refused(CloseCode.EXIT_REFUSED, () -> circuit.connect("three.example", 25));
    }
  }

  private static void refused(CloseCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(CircuitException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
