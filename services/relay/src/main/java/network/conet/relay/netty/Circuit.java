package network.conet.relay.netty;

import io.netty.channel.Channel;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import network.conet.circuit.onion.Handshake;
import network.conet.circuit.onion.RelayOnion;
import network.conet.circuit.wire.CellKind;
import network.conet.circuit.wire.CircuitException;
import network.conet.circuit.wire.CloseCode;
import network.conet.circuit.wire.RelayCommand;
import network.conet.circuit.wire.RelayMessage;
import network.conet.relay.peers.RelayIdentity;
import network.conet.relay.session.CreditMeter;
import org.jspecify.annotations.Nullable;

/** One circuit at this hop, seen from the side of the client. Confined to its event loop. */
final class Circuit implements CellReader.Taker {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** How often in the time that it may be idle a circuit is looked at. */
  private static final int LOOKS = 4;

  /** What came from the client while the receipt that covers it was being written. */
  private record Held(int size, Action action) {}

  @FunctionalInterface
  private interface Action {
    void run() throws CircuitException;
  }

  private final CarryParts parts;
  private final Channel channel;
  private final CellReader reader = new CellReader(this);
  private @Nullable Held held;
  private @Nullable TowardsClient client;
  private @Nullable CircuitControl control;
  private @Nullable NextHop next;
  private @Nullable ExitStreams streams;
  private final ScheduledFuture<?> watch;
  private @Nullable ScheduledFuture<?> deadline;
  private long lastCarried = System.nanoTime();
  private @Nullable ScheduledFuture<?> receiptDeadline;
  private boolean handshaking;
  private boolean leaving;
  private boolean nextGone;
  private boolean closed;

  Circuit(CarryParts parts, Channel channel) {
    this.parts = parts;
    this.channel = channel;
    this.deadline = after(parts.limits().setup(), CloseCode.TIMED_OUT);
    long look = Math.max(1, parts.limits().idle().toMillis() / LOOKS);
    this.watch =
        channel
            .eventLoop()
            .scheduleWithFixedDelay(this::endIfOver, look, look, TimeUnit.MILLISECONDS);
  }

  /** What carries nothing is not kept for ever, and what is no longer paid for is not carried. */
  private void endIfOver() {
    if (control != null && control.isExpired()) {
      close(CloseCode.VOUCHER_EXPIRED, true);
    } else if (isQuietFor(parts.limits().idle())) {
      close(CloseCode.IDLE, true);
    }
  }

  private boolean isQuietFor(Duration time) {
    return System.nanoTime() - lastCarried >= time.toNanos();
  }

  /** The relay stops: what is being carried may come to its end first. */
  void endIfQuiet() {
    onLoop(
        () -> {
          if (isQuietFor(parts.limits().quiet())) {
            close(CloseCode.SHUTTING_DOWN, true);
          }
        });
  }

  /** The relay stops now. */
  void end() {
    onLoop(() -> close(CloseCode.SHUTTING_DOWN, true));
  }

  CellReader reader() {
    return reader;
  }

  Channel channel() {
    return channel;
  }

  CarryParts parts() {
    return parts;
  }

  // ---- from the client -------------------------------------------------------------------

  @Override
  public boolean ready(CellKind kind) {
    return held == null
        && !handshaking
        && (next == null || next.writable())
        && (control == null || control.ready());
  }

  @Override
  public void take(CellKind kind, byte[] body) throws CircuitException {
    switch (kind) {
      case CREATE -> create(body);
      case DESTROY -> leave();
      case RELAY_SMALL, RELAY_LARGE -> relay(kind, body);
      case CREATED -> throw new CircuitException(CloseCode.PROTOCOL_ERROR, "CREATED from behind");
    }
  }

  /** Only the first hop is had without a relay before it that vouches for the request. */
  private void create(byte[] body) throws CircuitException {
    if (client != null || handshaking) {
      throw new CircuitException(CloseCode.PROTOCOL_ERROR, "created twice");
    }
    byte[] mine = Arrays.copyOf(body, Handshake.REQUEST_BYTES + LinkProof.BYTES);
    handshaking = true;
    work(
        () -> {
          try {
            Handshake.Response response = respond(mine);
            onLoop(() -> created(response));
          } catch (CircuitException e) {
            onLoop(() -> failed(e));
          }
        });
  }

  private Handshake.Response respond(byte[] create) throws CircuitException {
    if (create[0] != 0) {
      LinkProof.require(create, parts.peers());
    }
    RelayIdentity self = parts.identity();
    return Handshake.respond(
        Arrays.copyOf(create, Handshake.REQUEST_BYTES), self.nodeId(), self.onionKey(), RANDOM);
  }

  private void created(Handshake.Response response) {
    handshaking = false;
    if (closed) {
      return;
    }
    client = TowardsClient.created(channel, response, RANDOM);
    control = new CircuitControl(this, response.keys().binding(), response.index());
    channel.flush();
    reader.resume();
  }

  /** Has something done beside the loop; if there is too much of it, this circuit is refused. */
  void work(Runnable task) throws CircuitException {
    if (!parts.work().accept(task)) {
      parts.counters().refused();
      throw new CircuitException(CloseCode.LIMIT_REACHED, "too much to do");
    }
  }

  private void relay(CellKind kind, byte[] body) throws CircuitException {
    CircuitControl mine = control;
    if (client == null || mine == null) {
      throw new CircuitException(CloseCode.NOT_READY, "relay cell before CREATE");
    }
    RelayOnion layers = client.onion();
    Optional<RelayMessage> message = layers.open(kind, body);
    if (message.isEmpty()) {
      forward(kind, layers.onward(kind));
    } else if (message.get().stream().isCircuit()) {
      mine.handle(message.get());
    } else {
      stream(kind, message.get());
    }
  }

  private void forward(CellKind kind, byte[] cell) throws CircuitException {
    NextHop behind = next;
    if (behind == null) {
      throw new CircuitException(CloseCode.PROTOCOL_ERROR, "no hop behind this one");
    }
    int size = kind.size().bytes();
    if (mayCarryFromClient(size)) {
      carried(size);
      behind.write(cell, size);
    } else {
      byte[] copy = Arrays.copyOf(cell, size);
      held = new Held(size, () -> behind.write(copy, size));
    }
  }

  private void stream(CellKind kind, RelayMessage message) throws CircuitException {
    int size = kind.size().bytes();
    if (mayCarryFromClient(size)) {
      carried(size);
      streams().handle(message);
    } else {
      RelayMessage copy =
          new RelayMessage(
              message.command(),
              message.stream(),
              ByteBuffer.allocate(message.payload().remaining()).put(message.payload()).flip());
      held = new Held(size, () -> streams().handle(copy));
    }
  }

  /**
   * The client knows its credit, so what exceeds it is a breach, unless the receipt for it is just
   * being written to disk.
   */
  private boolean mayCarryFromClient(int size) throws CircuitException {
    CircuitControl mine = required(control);
    return switch (mine.credit(size)) {
      case CARRY -> true;
      case USED_UP ->
          throw new CircuitException(CloseCode.DENOMINATION_EXHAUSTED, "voucher is used up");
      case NEEDS_RECEIPT -> {
        if (!mine.receiptOnItsWay()) {
          throw new CircuitException(CloseCode.CREDIT_EXHAUSTED, "no receipt for what came before");
        }
        yield false;
      }
    };
  }

  // ---- to the client ---------------------------------------------------------------------

  /** Whether a cell towards the client could be carried and written now. */
  boolean mayCarryToClient(int size) throws CircuitException {
    if (closed || leaving || !channel.isWritable()) {
      return false;
    }
    CreditMeter.Answer answer = required(control).creditToClient(size);
    if (answer == CreditMeter.Answer.USED_UP) {
      throw new CircuitException(CloseCode.DENOMINATION_EXHAUSTED, "voucher is used up");
    }
    if (answer == CreditMeter.Answer.NEEDS_RECEIPT && receiptDeadline == null) {
      receiptDeadline = after(parts.limits().receipt(), CloseCode.CREDIT_EXHAUSTED);
    }
    return answer == CreditMeter.Answer.CARRY;
  }

  /** Passes on a cell of the hop behind; {@link #mayCarryToClient} was asked. */
  void passBack(CellKind kind, byte[] body) {
    carried(kind.size().bytes());
    client().passBack(kind, body);
  }

  /** Says something of a stream; {@link #mayCarryToClient} was asked. */
  void sayOfStream(RelayMessage message) {
    carried(client().sizeFor(message.payload().remaining()).bytes());
    client().say(message);
  }

  /** Says something of this hop's own, which is not carriage. */
  void say(RelayCommand command, ByteBuffer payload) {
    client().sayNow(command, payload);
  }

  int payloadBytes() {
    return client().payloadBytes();
  }

  private TowardsClient client() {
    return required(client);
  }

  private void carried(int size) {
    required(control).carry(size);
    lastCarried = System.nanoTime();
    parts.counters().carried(size);
  }

  // ---- what becomes possible -------------------------------------------------------------

  /** A receipt is on disk: what waited for credit may go on. */
  void creditGained() {
    if (closed) {
      return;
    }
    if (leaving) {
      closeWhenLeft();
      return;
    }
    if (receiptDeadline != null) {
      receiptDeadline.cancel(false);
      receiptDeadline = null;
    }
    try {
      Held waiting = held;
      if (waiting != null && mayCarryFromClient(waiting.size())) {
        held = null;
        carried(waiting.size());
        waiting.action().run();
      }
    } catch (CircuitException e) {
      failed(e);
      return;
    }
    reader.resume();
    roomTowardsClient();
    settled();
  }

  private void roomTowardsClient() {
    if (next != null) {
      next.resume();
    }
    if (streams != null) {
      streams.pump();
    }
  }

  @Override
  public void writabilityChanged() {
    if (channel.isWritable()) {
      roomTowardsClient();
      reader.resume();
    }
  }

  /** The hop behind takes more. */
  void roomTowardsNext() {
    reader.resume();
  }

  @Override
  public void settled() {
    channel.flush();
    if (next != null) {
      next.flush();
    }
  }

  // ---- life ------------------------------------------------------------------------------

  /** A good voucher, or an accepted measurement: no longer on probation. */
  void established() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }

  boolean isEnd() {
    return next == null;
  }

  void extendedBy(NextHop hop) {
    next = hop;
  }

  private ExitStreams streams() throws CircuitException {
    if (next != null) {
      throw new CircuitException(
          CloseCode.PROTOCOL_ERROR, "a stream at a hop that is not the last");
    }
    if (streams == null) {
      streams = new ExitStreams(this, required(control).isLast());
    }
    return streams;
  }

  private ScheduledFuture<?> after(Duration delay, CloseCode code) {
    return channel
        .eventLoop()
        .schedule(() -> close(code, true), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void failed(CircuitException reason) {
    close(reason.code(), true);
  }

  @Override
  public void lost() {
    close(CloseCode.CONNECTION_LOST, false);
  }

  /**
   * The client is done. The connection stays until the receipts that came before are on disk, here
   * and behind, so that a client that sees it close knows that it has paid.
   */
  private void leave() {
    leaving = true;
    reader.discard();
    deadline = after(parts.limits().setup(), CloseCode.NONE);
    if (streams != null) {
      streams.close();
    }
    if (next != null) {
      next.close(CloseCode.NONE);
    }
    closeWhenLeft();
  }

  private void closeWhenLeft() {
    boolean owed = control != null && control.receiptOnItsWay();
    if (!owed && (next == null || nextGone)) {
      close(CloseCode.NONE, false);
    }
  }

  /** The hop behind closed its connection. */
  void nextLost() {
    nextGone = true;
    if (leaving) {
      closeWhenLeft();
    } else {
      close(CloseCode.CONNECTION_LOST, true);
    }
  }

  /** Takes everything down once; tells the client why unless it knows. */
  void close(CloseCode code, boolean tell) {
    if (closed) {
      return;
    }
    closed = true;
    held = null;
    watch.cancel(false);
    established();
    if (receiptDeadline != null) {
      receiptDeadline.cancel(false);
    }
    if (streams != null) {
      streams.close();
    }
    if (next != null) {
      next.close(code == CloseCode.NONE ? CloseCode.NONE : CloseCode.CONNECTION_LOST);
    }
    if (control != null) {
      control.release();
    }
    if (tell && channel.isActive()) {
      reader.discard();
      Farewell.say(channel, code);
    } else {
      var unused = channel.close();
    }
  }

  /** Comes back to the circuit from another thread. */
  void onLoop(Runnable task) {
    try {
      channel.eventLoop().execute(task);
    } catch (RejectedExecutionException e) {
      // the relay is shutting down, and the circuit with it
      var unused = channel.close();
    }
  }

  private static <T> T required(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("used before the handshake");
    }
    return part;
  }
}
