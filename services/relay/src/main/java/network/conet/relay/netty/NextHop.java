package network.conet.relay.netty;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import network.conet.circuit.onion.Handshake;
import network.conet.circuit.wire.CellHeader;
import network.conet.circuit.wire.CellKind;
import network.conet.circuit.wire.CellSize;
import network.conet.circuit.wire.CircuitException;
import network.conet.circuit.wire.CloseCode;
import network.conet.circuit.wire.RelayCommand;
import network.conet.relay.peers.Peer;
import org.jspecify.annotations.Nullable;

/** The connection to the hop behind, on the circuit's own event loop. */
final class NextHop implements CellReader.Taker {
  private final Circuit circuit;
  private final CellReader reader = new CellReader(this);
  private @Nullable Channel channel;
  private @Nullable ScheduledFuture<?> deadline;
  private boolean created;
  private boolean closed;

  private NextHop(Circuit circuit) {
    this.circuit = circuit;
  }

  static void connect(Circuit circuit, Peer peer, byte[] request, byte[] proof) {
    byte[] create = new byte[CellSize.SMALL.bytes()];
    create[0] = CellHeader.VERSION;
    create[1] = CellKind.CREATE.code();
    System.arraycopy(request, 0, create, CellHeader.BYTES, request.length);
    System.arraycopy(proof, 0, create, CellHeader.BYTES + request.length, proof.length);
    NextHop hop = new NextHop(circuit);
    circuit.extendedBy(hop);
    circuit
        .parts()
        .names()
        .addresses(peer.endpoint().getHostString(), circuit.channel().eventLoop())
        .addListener(
            (Future<List<InetAddress>> found) -> {
              Optional<InetAddress> permitted =
                  found.isSuccess()
                      ? found.getNow().stream()
                          .filter(circuit.parts().addresses()::permits)
                          .findFirst()
                      : Optional.empty();
              permitted.ifPresentOrElse(
                  address ->
                      hop.connect(
                          new InetSocketAddress(address, peer.endpoint().getPort()), create),
                  () -> circuit.close(CloseCode.PEER_UNREACHABLE, true));
            });
  }

  private void connect(InetSocketAddress address, byte[] create) {
    if (closed) {
      return;
    }
    int timeout = Math.toIntExact(circuit.parts().limits().setup().toMillis());
    new Bootstrap()
        .group(circuit.channel().eventLoop())
        .channel(NioSocketChannel.class)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, timeout)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.WRITE_BUFFER_WATER_MARK, RelayServer.WATER_MARK)
        .option(ChannelOption.RCVBUF_ALLOCATOR, RelayServer.receiveBuffers())
        .handler(reader)
        .connect(address)
        .addListener(
            (ChannelFutureListener)
                done -> {
                  if (!done.isSuccess()) {
                    circuit.close(CloseCode.PEER_UNREACHABLE, true);
                  } else {
                    connected(done.channel(), create, timeout);
                  }
                });
  }

  private void connected(Channel opened, byte[] create, int timeout) {
    if (closed) {
      var unused = opened.close();
      return;
    }
    channel = opened;
    write(create, create.length);
    opened.flush();
    deadline =
        opened
            .eventLoop()
            .schedule(
                () -> circuit.close(CloseCode.TIMED_OUT, true), timeout, TimeUnit.MILLISECONDS);
  }

  boolean writable() {
    return channel != null && channel.isWritable();
  }

  void write(byte[] cell, int size) {
    Channel out = channel;
    if (out != null) {
      ByteBuf buffer = out.alloc().buffer(size);
      buffer.writeBytes(cell, 0, size);
      var unused = out.write(buffer, out.voidPromise());
    }
  }

  void flush() {
    if (channel != null) {
      channel.flush();
    }
  }

  void resume() {
    reader.resume();
  }

  @Override
  public boolean ready(CellKind kind) throws CircuitException {
    return !kind.isRelay() || circuit.mayCarryToClient(kind.size().bytes());
  }

  @Override
  public void take(CellKind kind, byte[] body) throws CircuitException {
    switch (kind) {
      case RELAY_SMALL, RELAY_LARGE -> {
        if (!created) {
          throw new CircuitException(CloseCode.PROTOCOL_ERROR, "relay cell before CREATED");
        }
        circuit.passBack(kind, body);
      }
      case CREATED -> {
        if (created) {
          throw new CircuitException(CloseCode.PROTOCOL_ERROR, "created twice");
        }
        created = true;
        cancelDeadline();
        circuit.say(
            RelayCommand.EXTENDED, ByteBuffer.wrap(Arrays.copyOf(body, Handshake.ANSWER_BYTES)));
        circuit.roomTowardsNext();
      }
      case DESTROY -> {
        CloseCode code = CloseCode.of(body[0]);
        circuit.close(code == CloseCode.NONE ? CloseCode.CONNECTION_LOST : code, true);
      }
      case CREATE -> throw new CircuitException(CloseCode.PROTOCOL_ERROR, "CREATE from behind");
    }
  }

  @Override
  public void settled() {
    circuit.settled();
  }

  @Override
  public void failed(CircuitException reason) {
    circuit.failed(reason);
  }

  @Override
  public void lost() {
    circuit.nextLost();
  }

  @Override
  public void writabilityChanged() {
    if (writable()) {
      circuit.roomTowardsNext();
    }
  }

  private void cancelDeadline() {
    if (deadline != null) {
      deadline.cancel(false);
    }
  }

  void close(CloseCode code) {
    if (closed) {
      return;
    }
    closed = true;
    cancelDeadline();
    Channel out = channel;
    if (out == null || !out.isActive()) {
      circuit.nextLost();
    } else {
      reader.discard();
      Farewell.say(out, code);
    }
  }
}
