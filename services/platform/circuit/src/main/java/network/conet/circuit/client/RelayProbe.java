package network.conet.circuit.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import network.conet.chainaccess.SignatureRecovery;
import network.conet.chainaccess.SigningKey;
import network.conet.circuit.onion.CircuitStatements;
import network.conet.circuit.onion.ClientOnion;
import network.conet.circuit.onion.Handshake;
import network.conet.circuit.onion.HopIndex;
import network.conet.circuit.onion.OnionPublicKey;
import network.conet.circuit.wire.CellHeader;
import network.conet.circuit.wire.CellKind;
import network.conet.circuit.wire.CellSize;
import network.conet.circuit.wire.CircuitException;
import network.conet.circuit.wire.CloseCode;
import network.conet.circuit.wire.RelayCommand;
import network.conet.circuit.wire.RelayMessage;
import network.conet.units.AccountAddress;
import network.conet.units.ByteCount;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.SignatureBytes;

/** A circuit of one hop without a voucher: for asking a relay whether and how well it works. */
public final class RelayProbe implements AutoCloseable {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final HopIndex FIRST = new HopIndex(0);

  /** Echoes on their way at once: enough to keep a long path full, little enough to hold. */
  private static final int IN_FLIGHT = 64;

  /** A relay echoes 256 MiB to one measurer; this stays below. */
  private static final int MAX_ECHOES = 12_000;

  private final NodeId subject;
  private final CellConnection connection;
  private final ClientOnion onion = new ClientOnion();
  private final byte[] cell = new byte[CellSize.LARGE.bytes()];
  private final byte[] body = new byte[CellSize.LARGE.bodyBytes()];

  private RelayProbe(NodeId subject, CellConnection connection) {
    this.subject = subject;
    this.connection = connection;
  }

  /**
   * @throws CircuitException if nobody answers, or not with the registered onion key
   */
  public static RelayProbe open(
      NodeId subject, InetSocketAddress address, OnionPublicKey onionKey, Duration timeout)
      throws IOException {
    RelayProbe probe = new RelayProbe(subject, CellConnection.open(address, timeout));
    try {
      probe.handshake(onionKey);
      return probe;
    } catch (IOException e) {
      probe.close();
      throw e;
    }
  }

  private void handshake(OnionPublicKey onionKey) throws IOException {
    Handshake.Initiator handshake = new Handshake.Initiator(FIRST, subject, onionKey, RANDOM);
    byte[] request = handshake.request();
    byte[] create = new byte[CellSize.SMALL.bytes()];
    create[0] = CellHeader.VERSION;
    create[1] = CellKind.CREATE.code();
    System.arraycopy(request, 0, create, CellHeader.BYTES, request.length);
    connection.write(create, create.length);
    if (connection.read(body) != CellKind.CREATED) {
      throw new CircuitException(CloseCode.HANDSHAKE_FAILED, "no CREATED");
    }
    onion.add(handshake.finish(Arrays.copyOf(body, Handshake.ANSWER_BYTES)));
  }

  /** Whether the relay signs the challenge with its hot key. */
  public boolean answers(Hash32 nonce, AccountAddress hotKey) throws IOException {
    send(CellSize.SMALL, RelayCommand.CHECK, ByteBuffer.wrap(nonce.toBytes()));
    ByteBuffer answer = receive(RelayCommand.CHECKED);
    byte[] signature = new byte[answer.remaining()];
    answer.get(signature);
    try {
      return SignatureRecovery.isSignedBy(
          hotKey,
          CircuitStatements.check(onion.keys(FIRST).binding(), nonce, subject),
          SignatureBytes.of(signature));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** What came back, and how long it took. */
  public record Echoed(ByteCount bytes, Duration elapsed) {}

  /** Pushes random data through the relay for so long and counts what comes back unchanged. */
  public Echoed measure(NodeId measurer, SigningKey hotKey, Duration duration) throws IOException {
    byte[] statement =
        hotKey.sign(CircuitStatements.measure(onion.keys(FIRST).binding(), measurer)).toBytes();
    send(
        CellSize.SMALL,
        RelayCommand.MEASURE,
        ByteBuffer.allocate(NodeId.BYTES + SignatureBytes.BYTES)
            .put(measurer.toBytes())
            .put(statement)
            .flip());
    receive(RelayCommand.MEASURABLE);
    byte[] data = new byte[FIRST.payloadBytes(CellSize.LARGE)];
    RANDOM.nextBytes(data);
    long sent = 0;
    long returned = 0;
    long start = System.nanoTime();
    long until = start + duration.toNanos();
    while (goesOn(sent, until) || returned < sent) {
      while (sent - returned < IN_FLIGHT && goesOn(sent, until)) {
        // numbered, so that the relay must really send back each one
        ByteBuffer.wrap(data).putLong(sent++);
        send(CellSize.LARGE, RelayCommand.ECHO, ByteBuffer.wrap(data));
      }
      ByteBuffer echo = receive(RelayCommand.ECHO);
      ByteBuffer.wrap(data).putLong(returned++);
      if (!echo.equals(ByteBuffer.wrap(data))) {
        throw new CircuitException(CloseCode.BAD_CELL, "the relay sent back something else");
      }
    }
    long nanos = Math.max(System.nanoTime() - start, 1_000_000);
    return new Echoed(ByteCount.of(returned * data.length), Duration.ofNanos(nanos));
  }

  private static boolean goesOn(long sent, long until) {
    return sent < MAX_ECHOES && System.nanoTime() < until;
  }

  private void send(CellSize size, RelayCommand command, ByteBuffer payload) throws IOException {
    cell[0] = CellHeader.VERSION;
    cell[1] = CellKind.relay(size).code();
    onion.seal(FIRST, size, RelayMessage.control(command, payload), cell, CellHeader.BYTES);
    connection.write(cell, size.bytes());
  }

  private ByteBuffer receive(RelayCommand expected) throws IOException {
    CellKind kind = connection.read(body);
    if (kind == CellKind.DESTROY) {
      throw new CircuitException(CloseCode.of(body[0]), "refused by the relay");
    }
    if (!kind.isRelay()) {
      throw new CircuitException(CloseCode.PROTOCOL_ERROR, "expected a relay cell, got " + kind);
    }
    RelayMessage message = onion.open(kind, body).message();
    if (message.command() != expected) {
      throw new CircuitException(CloseCode.PROTOCOL_ERROR, "expected " + expected);
    }
    return message.payload();
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
