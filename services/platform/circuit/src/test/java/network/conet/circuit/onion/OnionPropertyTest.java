package network.conet.circuit.onion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import network.conet.circuit.wire.CellHeader;
import network.conet.circuit.wire.CellKind;
import network.conet.circuit.wire.CellSize;
import network.conet.circuit.wire.CircuitException;
import network.conet.circuit.wire.RelayCommand;
import network.conet.circuit.wire.RelayMessage;
import network.conet.circuit.wire.StreamId;
import network.conet.units.NodeId;

class OnionPropertyTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  private ClientOnion client = new ClientOnion();
  private final List<RelayOnion> relays = new ArrayList<>();

  private void build() {
    client = new ClientOnion();
    relays.clear();
    try {
      for (int hop = 0; hop < HopIndex.MAX_HOPS; hop++) {
        HopIndex index = new HopIndex(hop);
        NodeId node = NodeId.of(new byte[32]);
        OnionKeyPair registered = OnionKeyPair.generate(RANDOM);
        Handshake.Initiator initiator =
            new Handshake.Initiator(index, node, registered.publicKey(), RANDOM);
        Handshake.Response response =
            Handshake.respond(initiator.request(), node, registered, RANDOM);
        client.add(initiator.finish(response.answer()));
        relays.add(new RelayOnion(index, response.keys(), new SplittableRandom(hop)));
      }
    } catch (CircuitException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] body(byte[] cell, CellSize size) {
    return Arrays.copyOfRange(cell, CellHeader.BYTES, size.bytes());
  }

  @Property(tries = 60)
  void onlyTheAddressedHopReadsAMessage(
      @ForAll @IntRange(max = 2) int to,
      @ForAll @Size(max = 900) byte[] payload,
      @ForAll CellSize size,
      @ForAll @IntRange(max = 0xffff) int stream)
      throws Exception {
    build();
    RelayMessage message =
        new RelayMessage(RelayCommand.DATA, new StreamId(stream), ByteBuffer.wrap(payload));
    CellKind kind = CellKind.relay(size);
    byte[] cell = new byte[size.bytes()];
    client.seal(new HopIndex(to), size, message, cell, CellHeader.BYTES);
    for (int hop = 0; hop < to; hop++) {
      assertThat(relays.get(hop).open(kind, body(cell, size))).isEmpty();
      cell = relays.get(hop).onward(kind);
      assertThat(cell[1]).isEqualTo(kind.code());
    }
    Optional<RelayMessage> read = relays.get(to).open(kind, body(cell, size));
    assertThat(read).contains(message);
  }

  @Property(tries = 60)
  void clientReadsWhatAnyHopSays(
      @ForAll @IntRange(max = 2) int from,
      @ForAll @Size(max = 900) byte[] payload,
      @ForAll CellSize size)
      throws Exception {
    build();
    CellKind kind = CellKind.relay(size);
    byte[] cell =
        relays
            .get(from)
            .say(size, RelayMessage.control(RelayCommand.ECHO, ByteBuffer.wrap(payload)));
    for (int hop = from - 1; hop >= 0; hop--) {
      cell = relays.get(hop).wrap(kind, body(cell, size));
    }
    ClientOnion.FromHop read = client.open(kind, body(cell, size));
    assertThat(read.hop()).isEqualTo(new HopIndex(from));
    assertThat(read.message())
        .isEqualTo(RelayMessage.control(RelayCommand.ECHO, ByteBuffer.wrap(payload)));
  }

  @Property(tries = 60)
  void anyBitChangedAnywhereInALayerIsNoticed(
      @ForAll @IntRange(max = 1021) int position, @ForAll @IntRange(max = 7) int bit) {
    build();
    byte[] cell = new byte[CellSize.SMALL.bytes()];
    client.seal(
        new HopIndex(2),
        CellSize.SMALL,
        RelayMessage.control(RelayCommand.ECHO, ByteBuffer.allocate(10)),
        cell,
        CellHeader.BYTES);
    byte[] changed = body(cell, CellSize.SMALL);
    changed[position] ^= (byte) (1 << bit);
    assertThatThrownBy(() -> relays.get(0).open(CellKind.RELAY_SMALL, changed))
        .isInstanceOf(CircuitException.class);
  }

  @Example
  void cellTwiceIsNoticed() throws Exception {
    build();
    byte[] cell = new byte[CellSize.SMALL.bytes()];
    client.seal(
        new HopIndex(0),
        CellSize.SMALL,
        RelayMessage.control(RelayCommand.ECHO, ByteBuffer.allocate(10)),
        cell,
        CellHeader.BYTES);
    byte[] once = body(cell, CellSize.SMALL);
    assertThat(relays.get(0).open(CellKind.RELAY_SMALL, once)).isPresent();
    assertThatThrownBy(() -> relays.get(0).open(CellKind.RELAY_SMALL, once))
        .isInstanceOf(CircuitException.class);
  }
}
