package network.conet.relay.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import network.conet.circuit.client.Circuit;
import network.conet.circuit.client.CircuitStream;
import network.conet.circuit.wire.CircuitException;
import network.conet.circuit.wire.CloseCode;
import network.conet.evidence.voucher.VoucherWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When relays end circuits by themselves. */
class CircuitsEndTest {
  private static final Duration LONG = Duration.ofSeconds(120);
  @TempDir Path folder;
  private final Network network = new Network();

  private void start(CarryLimits limits) throws Exception {
    for (int i = 0; i < 3; i++) {
      network.start(folder.resolve(i + ".db"), limits);
    }
  }

  @AfterEach
  void stop() throws Exception {
    network.close();
  }

  private static void await(String what, BooleanSupplier done) throws InterruptedException {
    long until = System.nanoTime() + LONG.toNanos();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still waiting for " + what).isLessThan(until);
      Thread.sleep(20);
    }
  }

  @Test
  void circuitThatCarriesNothingForLongEnds() throws Exception {
    start(CarryLimits.DEFAULT.withIdle(Duration.ofSeconds(5)));
    try (Circuit circuit = Circuit.open(network.hops(), Network.CLIENT)) {
      await("the end of an idle circuit", () -> !circuit.isOpen());
      assertThat(circuit.failure().map(CircuitException::code)).contains(CloseCode.IDLE);
    }
    await("all connections to be gone", () -> network.relays.stream().allMatch(this::isFree));
  }

  private boolean isFree(Network.Relay relay) {
    return relay.counters.openCircuits() == 0;
  }

  @Test
  void circuitWhoseVoucherIsOverEnds() throws Exception {
    start(CarryLimits.DEFAULT.withIdle(Duration.ofSeconds(60)));
    try (Circuit circuit = Circuit.open(network.hops(), Network.CLIENT)) {
      assertThat(circuit.isOpen()).isTrue();
      network.now.set(VoucherWindow.of(Network.WINDOW.number() + 5));
      await("the end of an expired circuit", () -> !circuit.isOpen());
      assertThat(circuit.failure().map(CircuitException::code)).contains(CloseCode.VOUCHER_EXPIRED);
    }
  }

  @Test
  void relayThatStopsCarriesToItsEndWhatItIsCarrying() throws Exception {
    start(CarryLimits.DEFAULT.withQuiet(LONG));
    CountDownLatch goOn = new CountDownLatch(1);
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> inTwoParts(server, goOn));
      Circuit circuit = Circuit.open(network.hops(), Network.CLIENT);
      CircuitStream stream = circuit.connect("127.0.0.1", server.getLocalPort());
      assertThat(stream.input().readNBytes(5)).asString().isEqualTo("first");
      Network.Relay middle = network.relays.get(1);
      InetSocketAddress address = middle.server.address();
      FutureTask<Void> stopped =
          new FutureTask<>(
              () -> {
                middle.server.close(LONG);
                return null;
              });
      Thread.ofPlatform().start(stopped);
      await("no more circuits to be taken", () -> !listens(address));
      goOn.countDown();
      assertThat(stream.input().readAllBytes()).asString().isEqualTo("second");
      circuit.close();
      stopped.get(LONG.toSeconds(), TimeUnit.SECONDS);
      assertThat(middle.store.find(circuit.usage().get(1).voucherId()).orElseThrow().receipted())
          .as("and is paid for it")
          .isEqualTo(circuit.usage().get(1).carried());
    }
  }

  private static boolean listens(InetSocketAddress address) {
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static void inTwoParts(ServerSocket server, CountDownLatch goOn) {
    try (Socket socket = server.accept()) {
      socket.getOutputStream().write("first".getBytes(StandardCharsets.US_ASCII));
      goOn.await(LONG.toSeconds(), TimeUnit.SECONDS);
      socket.getOutputStream().write("second".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void relayThatStopsTellsThoseItDoesNotWaitFor() throws Exception {
    start(CarryLimits.DEFAULT.withQuiet(Duration.ZERO));
    try (Circuit circuit = Circuit.open(network.hops(), Network.CLIENT)) {
      network.relays.get(2).server.close(LONG);
      await("the end of the circuit", () -> !circuit.isOpen());
      assertThat(circuit.failure().map(CircuitException::code)).contains(CloseCode.SHUTTING_DOWN);
    }
  }
}
