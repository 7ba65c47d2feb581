package network.conet.relay.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import network.conet.circuit.client.Circuit;
import network.conet.circuit.onion.Handshake;
import network.conet.circuit.onion.HopIndex;
import network.conet.circuit.wire.CellHeader;
import network.conet.circuit.wire.CellKind;
import network.conet.circuit.wire.CellSize;
import network.conet.circuit.wire.CircuitException;
import network.conet.circuit.wire.CloseCode;
import network.conet.client.circuits.CircuitMaker;
import network.conet.client.circuits.CircuitPool;
import network.conet.client.route.RelayMemory;
import network.conet.client.route.RouteChoice;
import network.conet.client.stream.Isolation;
import network.conet.client.stream.Target;
import network.conet.relay.peers.AddressRule;
import network.conet.relay.peers.RelayIdentity;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may be which hop. */
class HopsTest {
  @TempDir Path folder;
  private final Network network = new Network();

  private Network.Relay start() throws Exception {
    return network.start(folder.resolve(network.relays.size() + ".db"), CarryLimits.DEFAULT);
  }

  private void startThree() throws Exception {
    for (int i = 0; i < 3; i++) {
      start();
    }
  }

  @AfterEach
  void stop() throws Exception {
    network.close();
  }

  @Test
  void clientCannotMakeARelayItsThirdHopBySayingSo() throws Exception {
    Network.Relay exit = start();
    byte[] request = request(exit);
    assertThat(create(exit, request, new byte[0])).isEqualTo(CloseCode.PEER_UNKNOWN);
    RelayIdentity stranger = Network.identity();
    assertThat(create(exit, request, LinkProof.sign(request, stranger)))
        .as("a relay that is not registered")
        .isEqualTo(CloseCode.PEER_UNKNOWN);
    Network.Relay registered = start();
    byte[] forged = LinkProof.sign(request, registered.identity);
    forged[LinkProof.BYTES - 5] ^= 1;
    assertThat(create(exit, request, forged)).isEqualTo(CloseCode.PEER_UNKNOWN);
    assertThat(create(exit, request(exit), LinkProof.sign(request, registered.identity)))
        .as("a proof of another circuit")
        .isEqualTo(CloseCode.PEER_UNKNOWN);
  }

  private static byte[] request(Network.Relay of) {
    return new Handshake.Initiator(
            new HopIndex(2),
            of.identity.nodeId(),
            of.identity.onionKey().publicKey(),
            Network.RANDOM)
        .request();
  }

  private static CloseCode create(Network.Relay relay, byte[] request, byte[] proof)
      throws IOException {
    byte[] cell =
        ByteBuffer.allocate(CellSize.SMALL.bytes())
            .put(CellHeader.of(CellKind.CREATE))
            .put(request)
            .put(proof)
            .array();
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), relay.server.address().getPort())) {
      socket.getOutputStream().write(cell);
      byte[] answer = socket.getInputStream().readNBytes(CellSize.SMALL.bytes());
      assertThat(answer[1]).isEqualTo(CellKind.DESTROY.code());
      return CloseCode.of(answer[2]);
    }
  }

  @Test
  void streamsLeaveAtTheThirdHopOnly() throws Exception {
    startThree();
    for (int hops = 1; hops < 3; hops++) {
      try (Circuit circuit = Circuit.open(network.hops().subList(0, hops), Network.CLIENT)) {
        refused(CloseCode.NOT_AN_EXIT, () -> circuit.connect("127.0.0.1", 80));
        assertThat(circuit.isOpen()).isTrue();
      }
    }
  }

  @Test
  void relayThatIsNoExitIsNotAskedAgain() throws Exception {
    startThree();
    network.exits = new ExitPolicy(false, ExitPolicy.USUAL, List.of(), new AddressRule(true));
    for (int i = 0; i < 3; i++) {
      start();
    }
    RelayMemory memory = new RelayMemory(Clock.systemUTC());
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        CircuitPool pool =
            new CircuitPool(
                new CircuitMaker(
                    RouteChoice.drawn(network::listed, memory, new Random(1)),
                    memory,
                    network.payment(),
                    Network.CLIENT,
                    Clock.systemUTC()))) {
      for (int i = 0; i < 8; i++) {
        Target target = new Target("127.0.0.1", server.getLocalPort());
        pool.open(new Isolation("user", "" + i), target, new byte[0]).close();
      }
      assertThat(memory.avoided()).as("being no exit is no failure").isEmpty();
    }
  }

  @Test
  void addressThatOnlyThisMachineSeesIsNotConnectedTo() throws Exception {
    network.exits = new ExitPolicy(true, ExitPolicy.USUAL, List.of(), new AddressRule(false));
    startThree();
    refused(CloseCode.PEER_UNREACHABLE, () -> Circuit.open(network.hops(), Network.CLIENT).close());
    assertThat(network.relays.get(1).counters.totalCircuitsOpened()).isZero();
  }

  private static void refused(CloseCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(CircuitException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
