package network.conet.circuit.client;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import network.conet.circuit.onion.HopIndex;
import network.conet.circuit.wire.CellSize;
import network.conet.circuit.wire.CircuitException;
import network.conet.circuit.wire.CloseCode;
import network.conet.circuit.wire.RelayCommand;
import network.conet.circuit.wire.RelayMessage;
import network.conet.circuit.wire.StreamId;
import network.conet.circuit.wire.StreamWindow;
import org.jspecify.annotations.Nullable;

/** A TCP stream that leaves the network at the circuit's last relay. */
public final class CircuitStream implements Closeable {
  private final Circuit circuit;
  private final StreamId id;
  private final ReentrantLock lock;
  private final Condition changed;
  private final HopIndex exit;
  private final Duration patience;
  private final Deque<ByteBuffer> arrived = new ArrayDeque<>();
  private long mayReceive = StreamWindow.BYTES;
  private long maySend = StreamWindow.EARLY_BYTES;
  private int consumed;
  private boolean connected;
  private boolean inputEnded;
  private boolean outputEnded;
  private @Nullable CircuitException failure;

  CircuitStream(
      Circuit circuit, StreamId id, ReentrantLock lock, HopIndex exit, Duration patience) {
    this.circuit = circuit;
    this.id = id;
    this.lock = lock;
    this.changed = lock.newCondition();
    this.exit = exit;
    this.patience = patience;
  }

  /**
   * Waits until the destination took the connection.
   *
   * @throws CircuitException with the exit's reason if it did not
   */
  public void awaitConnected() throws IOException {
    lock.lock();
    try {
      if (!awaitUntil(() -> connected || failure != null, patience.toNanos())) {
        abort();
        throw new CircuitException(CloseCode.TIMED_OUT, "no answer from the exit");
      }
      throwFailure();
    } finally {
      lock.unlock();
    }
  }

  /** Called by the reader, under the lock. */
  void receive(RelayMessage message) throws CircuitException {
    ByteBuffer payload = message.payload();
    switch (message.command()) {
      case CONNECTED -> {
        if (connected) {
          throw new CircuitException(CloseCode.PROTOCOL_ERROR, "connected twice");
        }
        connected = true;
        maySend += StreamWindow.BYTES - StreamWindow.EARLY_BYTES;
      }
      case DATA -> {
        mayReceive -= payload.remaining();
        if (mayReceive < 0 || inputEnded) {
          throw new CircuitException(CloseCode.PROTOCOL_ERROR, "data beyond the window or the end");
        }
        arrived.add(ByteBuffer.allocate(payload.remaining()).put(payload).flip());
      }
      case WINDOW -> maySend = StreamWindow.add(maySend, payload);
      case END -> {
        CloseCode code = payload.hasRemaining() ? CloseCode.of(payload.get()) : CloseCode.NONE;
        inputEnded = true;
        if (code != CloseCode.NONE) {
          fail(new CircuitException(code, "stream ended by the exit"));
        }
        forgetIfDone();
      }
      default ->
          throw new CircuitException(CloseCode.PROTOCOL_ERROR, message.command() + " on a stream");
    }
    changed.signalAll();
  }

  void fail(CircuitException reason) {
    if (failure == null) {
      failure = reason;
    }
    inputEnded = true;
    outputEnded = true;
    circuit.forget(id);
    changed.signalAll();
  }

  /** What arrives; end of stream is the destination's. */
  public InputStream input() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        return CircuitStream.this.read(target, offset, length);
      }

      @Override
      public void close() throws IOException {
        CircuitStream.this.close();
      }
    };
  }

  /** What is sent; closing it ends this direction only. */
  public OutputStream output() {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] source, int offset, int length) throws IOException {
        CircuitStream.this.write(source, offset, length);
      }

      @Override
      public void close() throws IOException {
        endOutput(CloseCode.NONE);
      }
    };
  }

  private int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    lock.lock();
    try {
      awaitUntil(() -> !arrived.isEmpty() || inputEnded, Long.MAX_VALUE);
      ByteBuffer next = arrived.peek();
      if (next == null) {
        throwFailure();
        return -1;
      }
      int taken = Math.min(length, next.remaining());
      next.get(target, offset, taken);
      if (!next.hasRemaining()) {
        arrived.remove();
      }
      consumed += taken;
      if (consumed >= StreamWindow.REFILL_BYTES && !inputEnded) {
        int refill = consumed;
        consumed = 0;
        mayReceive += refill;
        circuit.send(exit, new RelayMessage(RelayCommand.WINDOW, id, StreamWindow.encode(refill)));
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private void write(byte[] source, int offset, int length) throws IOException {
    int most = exit.payloadBytes(CellSize.LARGE);
    int done = 0;
    while (done < length) {
      lock.lock();
      try {
        awaitUntil(() -> maySend > 0 || outputEnded, Long.MAX_VALUE);
        throwFailure();
        if (outputEnded) {
          throw new CircuitException(CloseCode.NONE, "output is closed");
        }
        int part = (int) Math.min(Math.min(most, maySend), length - done);
        maySend -= part;
        circuit.send(
            exit,
            new RelayMessage(RelayCommand.DATA, id, ByteBuffer.wrap(source, offset + done, part)));
        done += part;
      } finally {
        lock.unlock();
      }
    }
  }

  private void endOutput(CloseCode code) throws IOException {
    lock.lock();
    try {
      if (!outputEnded) {
        outputEnded = true;
        circuit.send(
            exit,
            new RelayMessage(RelayCommand.END, id, ByteBuffer.wrap(new byte[] {code.code()})));
        forgetIfDone();
      }
    } finally {
      lock.unlock();
    }
  }

  void abort() throws IOException {
    lock.lock();
    try {
      if (failure == null && !(inputEnded && outputEnded)) {
        outputEnded = false;
        endOutput(CloseCode.ABORTED);
        inputEnded = true;
      }
      circuit.forget(id);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends both directions. Bytes not yet read are lost. */
  @Override
  public void close() throws IOException {
    abort();
  }

  private void forgetIfDone() {
    if (inputEnded && outputEnded) {
      circuit.forget(id);
    }
  }

  private void throwFailure() throws CircuitException {
    if (failure != null) {
      throw new CircuitException(failure.code(), "stream failed", failure);
    }
  }

  private boolean awaitUntil(BooleanSupplier done, long nanos) throws IOException {
    long left = nanos;
    try {
      while (!done.getAsBoolean()) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted = new InterruptedIOException("interrupted");
      interrupted.initCause(e);
      throw interrupted;
    }
  }
}
