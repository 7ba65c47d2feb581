package network.conet.circuit.client;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import network.conet.circuit.onion.ClientOnion;
import network.conet.circuit.onion.HopIndex;
import network.conet.circuit.wire.CellHeader;
import network.conet.circuit.wire.CellKind;
import network.conet.circuit.wire.CellSize;
import network.conet.circuit.wire.CircuitException;
import network.conet.circuit.wire.CloseCode;
import network.conet.circuit.wire.RelayCommand;
import network.conet.circuit.wire.RelayMessage;
import network.conet.circuit.wire.StreamId;
import network.conet.evidence.receipt.SignedReceipt;
import org.jspecify.annotations.Nullable;

/** An open circuit: streams at its last hop, receipts to all. */
public final class Circuit implements AutoCloseable {
  /** An exit's limit. */
  private static final int MAX_STREAMS = 64;

  private static final long REASON_NANOS = 1_000_000_000L;

  private final CircuitSettings settings;
  private final CellConnection connection;
  private final ClientOnion onion;
  private final List<HopMeter> meters;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final byte[] cell = new byte[CellSize.LARGE.bytes()];
  private final Map<Integer, CircuitStream> streams = new HashMap<>();
  private final Thread reader;
  private int lastStream;
  private boolean closing;
  private @Nullable CircuitException failure;

  Circuit(
      CircuitSettings settings,
      CellConnection connection,
      ClientOnion onion,
      List<HopMeter> meters) {
    this.settings = settings;
    this.connection = connection;
    this.onion = onion;
    this.meters = List.copyOf(meters);
    this.reader = Thread.ofVirtual().name("circuit-reader").unstarted(this::readAll);
  }

  /** Builds a circuit through these relays, in this order; it costs what the vouchers say. */
  public static Circuit open(List<Hop> hops, CircuitSettings settings) throws IOException {
    return open(hops, settings, usage -> {});
  }

  /**
   * As before; if it cannot be built, what the hops that were reached have carried in vain is told
   * before the failure is.
   */
  public static Circuit open(
      List<Hop> hops, CircuitSettings settings, Consumer<List<HopUsage>> inVain)
      throws IOException {
    return CircuitBuilder.build(hops, settings, inVain);
  }

  void start() {
    reader.start();
  }

  /**
   * Opens a TCP stream from the last relay.
   *
   * @throws CircuitException with the exit's reason if it will not or cannot
   */
  public CircuitStream connect(String host, int port) throws IOException {
    CircuitStream stream = begin(host, port);
    stream.awaitConnected();
    return stream;
  }

  /**
   * Asks for a TCP stream without waiting for it: up to {@link StreamWindow#EARLY_BYTES} may be
   * written at once, and {@link CircuitStream#awaitConnected} tells whether it was had.
   */
  public CircuitStream begin(String host, int port) throws IOException {
    byte[] target = (host + ":" + port).getBytes(StandardCharsets.US_ASCII);
    lock.lock();
    try {
      requireOpen();
      if (streams.size() >= MAX_STREAMS || lastStream == StreamId.MAX) {
        throw new CircuitException(CloseCode.LIMIT_REACHED, "streams of this circuit");
      }
      StreamId id = new StreamId(++lastStream);
      CircuitStream stream = new CircuitStream(this, id, lock, onion.last(), settings.connect());
      streams.put(id.number(), stream);
      send(onion.last(), new RelayMessage(RelayCommand.BEGIN, id, ByteBuffer.wrap(target)));
      return stream;
    } finally {
      lock.unlock();
    }
  }

  /** Whether streams can be opened: false once a relay or the connection ended it. */
  public boolean isOpen() {
    lock.lock();
    try {
      return failure == null && !closing;
    } finally {
      lock.unlock();
    }
  }

  /** Why it ended, if it did so by itself. */
  public Optional<CircuitException> failure() {
    lock.lock();
    try {
      return closing ? Optional.empty() : Optional.ofNullable(failure);
    } finally {
      lock.unlock();
    }
  }

  /** Streams that are open now. */
  public int openStreams() {
    lock.lock();
    try {
      return streams.size();
    } finally {
      lock.unlock();
    }
  }

  /** Whether one more stream may be opened. */
  public boolean hasRoom() {
    lock.lock();
    try {
      return failure == null
          && !closing
          && streams.size() < MAX_STREAMS
          && lastStream < StreamId.MAX;
    } finally {
      lock.unlock();
    }
  }

  /** What each hop carried so far, the first hop first. */
  public List<HopUsage> usage() {
    lock.lock();
    try {
      return meters.stream().map(HopMeter::usage).toList();
    } finally {
      lock.unlock();
    }
  }

  /** Sends, counts, and adds the receipts that this makes due. Blocks while TCP does. */
  void send(HopIndex to, RelayMessage message) throws IOException {
    lock.lock();
    try {
      requireOpen();
      CellSize size = sizeFor(to, message.payload().remaining());
      for (int hop = 0; hop <= to.number(); hop++) {
        if (hop < to.number() || !message.stream().isCircuit()) {
          meters.get(hop).sending(size.bytes());
        }
      }
      write(to, size, message);
      sendReceipts(false);
    } catch (CircuitException e) {
      throw fail(e);
    } catch (IOException e) {
      throw explained(e);
    } finally {
      lock.unlock();
    }
  }

  /** A relay that closed has usually said why: the reader is about to find it. */
  private CircuitException explained(IOException broken) {
    long left = REASON_NANOS;
    try {
      while (failure == null && left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return failure != null ? failure : fail(broken);
  }

  private static CellSize sizeFor(HopIndex to, int payload) {
    return payload <= to.payloadBytes(CellSize.SMALL) ? CellSize.SMALL : CellSize.LARGE;
  }

  private void write(HopIndex to, CellSize size, RelayMessage message) throws IOException {
    cell[0] = CellHeader.VERSION;
    cell[1] = CellKind.relay(size).code();
    onion.seal(to, size, message, cell, CellHeader.BYTES);
    connection.write(cell, size.bytes());
  }

  /** The last hop first: its receipt is itself carried by those before it. */
  private void sendReceipts(boolean all) throws IOException {
    for (int hop = meters.size() - 1; hop >= 0; hop--) {
      Optional<SignedReceipt> receipt = all ? meters.get(hop).closing() : meters.get(hop).due();
      if (receipt.isPresent()) {
        for (int before = 0; before < hop; before++) {
          meters.get(before).sending(CellSize.SMALL.bytes());
        }
        write(
            new HopIndex(hop),
            CellSize.SMALL,
            RelayMessage.control(RelayCommand.RECEIPT, HopMeter.encode(receipt.get())));
      }
    }
  }

  private void readAll() {
    byte[] body = new byte[CellSize.LARGE.bodyBytes()];
    try {
      while (true) {
        CellKind kind = connection.read(body);
        if (kind == CellKind.DESTROY) {
          throw new CircuitException(CloseCode.of(body[0]), "closed by a relay");
        }
        if (!kind.isRelay()) {
          throw new CircuitException(CloseCode.PROTOCOL_ERROR, "unexpected " + kind);
        }
        receive(kind, onion.open(kind, body));
      }
    } catch (IOException e) {
      lock.lock();
      try {
        fail(e);
      } finally {
        lock.unlock();
      }
    }
  }

  private void receive(CellKind kind, ClientOnion.FromHop from) throws IOException {
    RelayMessage message = from.message();
    lock.lock();
    try {
      for (int hop = 0; hop <= from.hop().number(); hop++) {
        if (hop < from.hop().number() || !message.stream().isCircuit()) {
          meters.get(hop).received(kind.size().bytes());
        }
      }
      if (!from.hop().equals(onion.last()) || message.stream().isCircuit()) {
        throw new CircuitException(CloseCode.PROTOCOL_ERROR, "unasked " + message.command());
      }
      CircuitStream stream = streams.get(message.stream().number());
      if (stream != null) {
        stream.receive(message);
      }
      if (!closing) {
        sendReceipts(false);
      }
    } finally {
      lock.unlock();
    }
  }

  void forget(StreamId stream) {
    streams.remove(stream.number());
  }

  private void requireOpen() throws CircuitException {
    if (failure != null) {
      throw new CircuitException(failure.code(), "circuit is closed", failure);
    }
    if (closing) {
      throw new CircuitException(CloseCode.NONE, "circuit is closed");
    }
  }

  /** Ends everything for this reason; the first one counts. */
  private CircuitException fail(IOException cause) {
    CircuitException reason =
        switch (cause) {
          case CircuitException known -> known;
          case EOFException end ->
              new CircuitException(
                  closing ? CloseCode.NONE : CloseCode.CONNECTION_LOST, "connection ended", end);
          default -> new CircuitException(CloseCode.CONNECTION_LOST, "connection failed", cause);
        };
    if (failure == null) {
      failure = reason;
      new ArrayList<>(streams.values()).forEach(stream -> stream.fail(reason));
      streams.clear();
      changed.signalAll();
      try {
        connection.close();
      } catch (IOException e) {
        reason.addSuppressed(e);
      }
    }
    return reason;
  }

  /** Pays what is still owed, then takes the circuit down. */
  @Override
  public void close() {
    lock.lock();
    try {
      if (closing || failure != null) {
        return;
      }
      for (CircuitStream stream : new ArrayList<>(streams.values())) {
        stream.abort();
      }
      sendReceipts(true);
      closing = true;
      byte[] destroy = new byte[CellSize.SMALL.bytes()];
      destroy[0] = CellHeader.VERSION;
      destroy[1] = CellKind.DESTROY.code();
      connection.write(destroy, destroy.length);
      long left = settings.timeout().toNanos();
      while (failure == null && left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (IOException e) {
      fail(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      fail(new EOFException());
      lock.unlock();
    }
  }
}
