package network.conet.circuit.client;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import network.conet.circuit.onion.CircuitStatements;
import network.conet.circuit.onion.ClientOnion;
import network.conet.circuit.onion.Handshake;
import network.conet.circuit.onion.HopIndex;
import network.conet.circuit.wire.CellHeader;
import network.conet.circuit.wire.CellKind;
import network.conet.circuit.wire.CellSize;
import network.conet.circuit.wire.CircuitException;
import network.conet.circuit.wire.CloseCode;
import network.conet.circuit.wire.RelayCommand;
import network.conet.circuit.wire.RelayMessage;
import network.conet.evidence.voucher.Voucher;
import network.conet.units.NodeId;
import network.conet.units.SignatureBytes;

/** Telescopes: each hop is asked through those before it, and paid before it carries. */
final class CircuitBuilder {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final CellConnection connection;
  private final CircuitSettings settings;
  private final ClientOnion onion = new ClientOnion();
  private final List<HopMeter> meters = new ArrayList<>();
  private final byte[] cell = new byte[CellSize.LARGE.bytes()];
  private final byte[] body = new byte[CellSize.LARGE.bodyBytes()];

  private CircuitBuilder(CellConnection connection, CircuitSettings settings) {
    this.connection = connection;
    this.settings = settings;
  }

  static Circuit build(List<Hop> hops, CircuitSettings settings, Consumer<List<HopUsage>> inVain)
      throws IOException {
    if (hops.isEmpty() || hops.size() > HopIndex.MAX_HOPS) {
      throw new IllegalArgumentException("a circuit has 1 to 3 hops, not " + hops.size());
    }
    if (hops.stream().map(Hop::nodeId).distinct().count() < hops.size()) {
      throw new IllegalArgumentException("a relay occurs twice in the circuit");
    }
    CellConnection connection = connect(hops.get(0), settings);
    CircuitBuilder builder = new CircuitBuilder(connection, settings);
    try {
      for (Hop hop : hops) {
        builder.add(hop);
      }
      connection.waitForEver();
      Circuit circuit = new Circuit(settings, connection, builder.onion, builder.meters);
      circuit.start();
      return circuit;
    } catch (IOException e) {
      connection.close();
      inVain.accept(builder.meters.stream().map(HopMeter::usage).toList());
      throw e;
    }
  }

  private static CellConnection connect(Hop first, CircuitSettings settings)
      throws CircuitException {
    try {
      return CellConnection.open(first.address(), settings.timeout());
    } catch (CircuitException e) {
      throw e.at(first.nodeId());
    }
  }

  private void add(Hop hop) throws CircuitException {
    try {
      extend(hop);
      pay(hop);
    } catch (IOException e) {
      throw explained(e).at(hop.nodeId());
    }
  }

  private static CircuitException explained(IOException e) {
    return switch (e) {
      case CircuitException known -> known;
      case SocketTimeoutException slow ->
          new CircuitException(CloseCode.TIMED_OUT, "no answer while building", slow);
      case EOFException end ->
          new CircuitException(CloseCode.CONNECTION_LOST, "closed while building", end);
      default -> new CircuitException(CloseCode.CONNECTION_LOST, "lost while building", e);
    };
  }

  private void extend(Hop hop) throws IOException {
    HopIndex index = new HopIndex(meters.size());
    Handshake.Initiator handshake =
        new Handshake.Initiator(index, hop.nodeId(), hop.onionKey(), RANDOM);
    byte[] request = handshake.request();
    byte[] answer;
    if (index.number() == 0) {
      connection.write(plain(CellKind.CREATE, request), CellSize.SMALL.bytes());
      CellKind kind = read();
      if (kind != CellKind.CREATED) {
        throw new CircuitException(CloseCode.PROTOCOL_ERROR, "expected CREATED, got " + kind);
      }
      answer = Arrays.copyOf(body, Handshake.ANSWER_BYTES);
    } else {
      ByteBuffer payload =
          ByteBuffer.allocate(NodeId.BYTES + Handshake.REQUEST_BYTES)
              .put(hop.nodeId().toBytes())
              .put(request)
              .flip();
      ByteBuffer extended = ask(onion.last(), RelayCommand.EXTEND, payload, RelayCommand.EXTENDED);
      answer = new byte[extended.remaining()];
      extended.get(answer);
    }
    onion.add(handshake.finish(answer));
    meters.add(new HopMeter(hop, settings.domain()));
  }

  private void pay(Hop hop) throws IOException {
    Voucher voucher = hop.voucher();
    SignatureBytes proof =
        hop.sessionKey()
            .sign(CircuitStatements.session(onion.keys(onion.last()).binding(), voucher.id()));
    ByteBuffer payload =
        ByteBuffer.allocate(Voucher.BYTES + SignatureBytes.BYTES)
            .put(voucher.prepared().toBytes())
            .put(voucher.signature().toBytes())
            .put(proof.toBytes())
            .flip();
    HopMeter meter = meters.get(onion.last().number());
    meter.accepted(ask(onion.last(), RelayCommand.VOUCHER, payload, RelayCommand.ACCEPTED));
  }

  private ByteBuffer ask(
      HopIndex hop, RelayCommand question, ByteBuffer payload, RelayCommand expected)
      throws IOException {
    for (int before = 0; before < hop.number(); before++) {
      meters.get(before).sending(CellSize.SMALL.bytes());
    }
    cell[0] = CellHeader.VERSION;
    cell[1] = CellKind.RELAY_SMALL.code();
    onion.seal(
        hop, CellSize.SMALL, RelayMessage.control(question, payload), cell, CellHeader.BYTES);
    connection.write(cell, CellSize.SMALL.bytes());
    CellKind kind = read();
    if (!kind.isRelay()) {
      throw new CircuitException(CloseCode.PROTOCOL_ERROR, "expected a relay cell, got " + kind);
    }
    ClientOnion.FromHop from = onion.open(kind, body);
    for (int before = 0; before < from.hop().number(); before++) {
      meters.get(before).received(kind.size().bytes());
    }
    if (!from.hop().equals(hop) || from.message().command() != expected) {
      throw new CircuitException(
          CloseCode.PROTOCOL_ERROR, "expected " + expected + ", got " + from.message().command());
    }
    return from.message().payload();
  }

  private CellKind read() throws IOException {
    CellKind kind = connection.read(body);
    if (kind == CellKind.DESTROY) {
      throw new CircuitException(CloseCode.of(body[0]), "refused by a relay");
    }
    return kind;
  }

  private static byte[] plain(CellKind kind, byte[] content) {
    byte[] cell = new byte[kind.size().bytes()];
    cell[0] = CellHeader.VERSION;
    cell[1] = kind.code();
    System.arraycopy(content, 0, cell, CellHeader.BYTES, content.length);
    return cell;
  }
}
