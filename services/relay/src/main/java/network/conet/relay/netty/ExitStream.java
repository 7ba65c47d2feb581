package network.conet.relay.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import network.conet.circuit.wire.CellSize;
import network.conet.circuit.wire.CircuitException;
import network.conet.circuit.wire.CloseCode;
import network.conet.circuit.wire.RelayCommand;
import network.conet.circuit.wire.RelayMessage;
import network.conet.circuit.wire.StreamId;
import network.conet.circuit.wire.StreamWindow;
import org.jspecify.annotations.Nullable;

/** One TCP connection to a destination, on the circuit's event loop. */
final class ExitStream extends ChannelInboundHandlerAdapter implements Dial.Caller {
  private final Circuit circuit;
  private final ExitStreams streams;
  private final StreamId id;
  private final Deque<ByteBuf> fromDestination = new ArrayDeque<>();
  private final Deque<ByteBuf> early = new ArrayDeque<>();
  private final byte[] payload;
  private @Nullable Dial dial;
  private @Nullable Channel channel;
  private long queued;
  private long maySend = StreamWindow.BYTES;
  private long mayReceive = StreamWindow.BYTES;
  private int written;
  private boolean destinationEnded;
  private boolean clientEnded;
  private boolean endSaid;
  private boolean dropped;

  ExitStream(Circuit circuit, ExitStreams streams, StreamId id) {
    this.circuit = circuit;
    this.streams = streams;
    this.id = id;
    this.payload = new byte[circuit.payloadBytes()];
  }

  /** Tries these addresses, at least one, in this order. */
  void connect(List<InetSocketAddress> addresses) {
    if (dropped) {
      return;
    }
    dial =
        Dial.start(
            circuit.channel().eventLoop(), addresses, circuit.parts().limits().setup(), this);
  }

  @Override
  public void connected(Channel opened) {
    channel = opened;
    opened.pipeline().addLast(this);
    streams.notice(new RelayMessage(RelayCommand.CONNECTED, id, ByteBuffer.allocate(0)));
    early.forEach(bytes -> write(opened, bytes));
    early.clear();
    if (clientEnded) {
      endOutput();
    }
    opened.config().setAutoRead(true);
  }

  @Override
  public void failed(CloseCode code) {
    finish(code);
  }

  // ---- from the client -------------------------------------------------------------------

  void data(ByteBuffer bytes) throws CircuitException {
    int length = bytes.remaining();
    mayReceive -= length;
    if (mayReceive < 0 || clientEnded) {
      throw new CircuitException(CloseCode.PROTOCOL_ERROR, "data beyond the window or the end");
    }
    Channel out = channel;
    if (out != null) {
      write(out, out.alloc().buffer(length).writeBytes(bytes));
    } else if (StreamWindow.BYTES - mayReceive > StreamWindow.EARLY_BYTES) {
      finish(CloseCode.LIMIT_REACHED);
    } else {
      early.add(circuit.channel().alloc().buffer(length).writeBytes(bytes));
    }
  }

  private void write(Channel out, ByteBuf bytes) {
    int length = bytes.readableBytes();
    out.writeAndFlush(bytes)
        .addListener(
            done -> {
              if (done.isSuccess()) {
                wrote(length);
              } else {
                finish(CloseCode.CONNECTION_LOST);
              }
            });
  }

  private void wrote(int length) {
    written += length;
    if (written >= StreamWindow.REFILL_BYTES && !clientEnded && !dropped) {
      mayReceive += written;
      streams.notice(new RelayMessage(RelayCommand.WINDOW, id, StreamWindow.encode(written)));
      written = 0;
    }
  }

  void window(ByteBuffer more) throws CircuitException {
    maySend = StreamWindow.add(maySend, more);
  }

  void ended(CloseCode code) {
    clientEnded = true;
    if (code != CloseCode.NONE || (destinationEnded && fromDestination.isEmpty())) {
      drop();
      streams.forget(id);
    } else {
      endOutput();
    }
  }

  private void endOutput() {
    if (channel instanceof SocketChannel socket) {
      // after what is still being written
      socket
          .writeAndFlush(socket.alloc().buffer(0))
          .addListener(
              done -> {
                var unused = socket.shutdownOutput();
              });
    }
  }

  // ---- from the destination --------------------------------------------------------------

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    if (dropped || endSaid) {
      bytes.release();
      return;
    }
    queued += bytes.readableBytes();
    fromDestination.add(bytes);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    streams.pump();
    if (queued > 0) {
      ctx.channel().config().setAutoRead(false);
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      destinationEnded = true;
      streams.pump();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    destinationEnded = true;
    streams.pump();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    finish(CloseCode.CONNECTION_LOST);
  }

  /** Sends one cell if there is anything to send and it may be sent. */
  boolean sendOne() throws CircuitException {
    if (dropped || endSaid || channel == null) {
      return false;
    }
    int length = (int) Math.min(Math.min(queued, maySend), payload.length);
    if (length > 0) {
      if (!streams.mayCarry(CellSize.LARGE)) {
        return false;
      }
      drainInto(length);
      maySend -= length;
      circuit.sayOfStream(
          new RelayMessage(RelayCommand.DATA, id, ByteBuffer.wrap(payload, 0, length)));
      if (queued == 0 && !destinationEnded) {
        channel.config().setAutoRead(true);
      }
      return true;
    }
    if (queued == 0 && destinationEnded) {
      finish(CloseCode.NONE);
    }
    return false;
  }

  private void drainInto(int length) {
    int done = 0;
    while (done < length) {
      ByteBuf first = fromDestination.element();
      int part = Math.min(length - done, first.readableBytes());
      first.readBytes(payload, done, part);
      done += part;
      if (!first.isReadable()) {
        fromDestination.remove().release();
      }
    }
    queued -= length;
  }

  /** Tells the client that nothing more comes, and why. */
  void finish(CloseCode code) {
    if (dropped || endSaid) {
      return;
    }
    boolean over = code != CloseCode.NONE || clientEnded;
    endSaid = true;
    streams.notice(ExitStreams.end(id, code));
    if (over) {
      drop();
      streams.forget(id);
    }
  }

  void drop() {
    dropped = true;
    fromDestination.forEach(ByteBuf::release);
    fromDestination.clear();
    queued = 0;
    early.forEach(ByteBuf::release);
    early.clear();
    if (dial != null) {
      dial.cancel();
    }
    if (channel != null) {
      var unused = channel.close();
    }
  }
}
