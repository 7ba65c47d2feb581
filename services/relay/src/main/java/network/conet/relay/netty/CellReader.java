package network.conet.relay.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import network.conet.circuit.wire.CellHeader;
import network.conet.circuit.wire.CellKind;
import network.conet.circuit.wire.CellSize;
import network.conet.circuit.wire.CircuitException;
import org.jspecify.annotations.Nullable;

/** Cuts a connection into cells, and stops reading when whoever takes them cannot take more. */
final class CellReader extends ByteToMessageDecoder {
  /** Who takes the cells. */
  interface Taker {
    /** Whether {@link #take} could pass a cell of this kind on now. */
    boolean ready(CellKind kind) throws CircuitException;

    /** The body is good until this returns. */
    void take(CellKind kind, byte[] body) throws CircuitException;

    /** All that came at once has been taken. */
    void settled();

    void failed(CircuitException reason);

    void lost();

    /** The connection takes more bytes again, or no more for now. */
    void writabilityChanged();
  }

  private final Taker taker;
  private final byte[] body = new byte[CellSize.LARGE.bodyBytes()];
  private @Nullable ChannelHandlerContext context;
  private boolean over;

  CellReader(Taker taker) {
    this.taker = taker;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    if (over) {
      in.skipBytes(in.readableBytes());
      return;
    }
    try {
      if (in.readableBytes() < CellHeader.BYTES) {
        return;
      }
      int at = in.readerIndex();
      CellKind kind = CellHeader.parse(in.getByte(at), in.getByte(at + 1));
      if (in.readableBytes() < kind.size().bytes()) {
        return;
      }
      if (!taker.ready(kind)) {
        ctx.channel().config().setAutoRead(false);
        return;
      }
      in.skipBytes(CellHeader.BYTES);
      in.readBytes(body, 0, kind.size().bodyBytes());
      taker.take(kind, body);
    } catch (CircuitException e) {
      over = true;
      taker.failed(e);
    }
  }

  /** Nothing more is taken; what still comes is thrown away until the other side closes. */
  void discard() {
    over = true;
    ChannelHandlerContext ctx = context;
    if (ctx != null && !ctx.isRemoved()) {
      ctx.channel().config().setAutoRead(true);
    }
  }

  /** What blocked may be gone: go on reading. */
  void resume() {
    ChannelHandlerContext ctx = context;
    if (ctx == null || ctx.isRemoved() || ctx.channel().config().isAutoRead()) {
      return;
    }
    ctx.executor()
        .execute(
            () -> {
              if (!ctx.isRemoved()) {
                ctx.channel().config().setAutoRead(true);
                ctx.pipeline().fireChannelRead(Unpooled.EMPTY_BUFFER);
                ctx.pipeline().fireChannelReadComplete();
              }
            });
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
    super.channelReadComplete(ctx);
    taker.settled();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    taker.lost();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    taker.writabilityChanged();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    var unused = ctx.close();
  }
}
