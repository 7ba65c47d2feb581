package network.conet.relay.netty;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import network.conet.circuit.wire.CellSize;
import network.conet.circuit.wire.CloseCode;
import network.conet.relay.peers.PeerDirectory;
import network.conet.relay.peers.RelayIdentity;
import network.conet.relay.session.ReceiptKeeper;
import network.conet.relay.session.SessionDesk;

/** The relay's port: every connection is a circuit, up to the limit. */
public final class RelayServer implements AutoCloseable {
  /** What may wait for a slow connection before its sender is made to wait. */
  static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(256 * 1024, 1024 * 1024);

  private static final Duration LOOK = Duration.ofMillis(50);

  /** How long others may take to read why it stops. */
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final Set<Circuit> circuits = ConcurrentHashMap.newKeySet();
  private final EventLoopGroup loops;
  private final Work work = new Work();
  private final Channel server;

  /**
   * Listens at once.
   *
   * @param threads event loops; a circuit stays on one
   * @throws IOException if the port cannot be had; nothing is left of the try
   */
  public RelayServer(
      InetSocketAddress listen,
      int threads,
      RelayIdentity identity,
      SessionDesk desk,
      ReceiptKeeper keeper,
      PeerDirectory peers,
      ExitPolicy exits,
      CarryLimits limits,
      CarryCounters counters)
      throws IOException, InterruptedException {
    this(listen, threads, identity, desk, keeper, peers, exits, limits, counters, new DnsNames());
  }

  RelayServer(
      InetSocketAddress listen,
      int threads,
      RelayIdentity identity,
      SessionDesk desk,
      ReceiptKeeper keeper,
      PeerDirectory peers,
      ExitPolicy exits,
      CarryLimits limits,
      CarryCounters counters,
      Names names)
      throws IOException, InterruptedException {
    CarryParts parts =
        new CarryParts(
            identity, desk, keeper, peers, exits, limits, counters, names, exits.addresses(), work);
    loops = new NioEventLoopGroup(threads);
    ChannelFuture bound =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
            .childOption(ChannelOption.RCVBUF_ALLOCATOR, receiveBuffers())
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    accept(parts, channel);
                  }
                })
            .bind(listen)
            .awaitUninterruptibly();
    server = bound.channel();
    if (!bound.isSuccess()) {
      close();
      throw new IOException(
          "cannot listen at " + listen + ": " + bound.cause().getMessage(), bound.cause());
    }
  }

  private void accept(CarryParts parts, SocketChannel channel) {
    long open = parts.counters().opened();
    channel.closeFuture().addListener(done -> parts.counters().closed());
    if (open > parts.limits().circuits()) {
      parts.counters().refused();
      channel
          .writeAndFlush(
              channel
                  .alloc()
                  .buffer(CellSize.SMALL.bytes())
                  .writeBytes(Farewell.cell(CloseCode.LIMIT_REACHED)))
          .addListener(ChannelFutureListener.CLOSE);
      return;
    }
    Circuit circuit = new Circuit(parts, channel);
    circuits.add(circuit);
    channel.closeFuture().addListener(done -> circuits.remove(circuit));
    channel.pipeline().addLast(circuit.reader());
  }

  static RecvByteBufAllocator receiveBuffers() {
    return new AdaptiveRecvByteBufAllocator(2048, 32 * 1024, 256 * 1024);
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) server.localAddress();
  }

  /**
   * Takes no more circuits, lets those that carry something go on for so long, tells the rest that
   * the relay stops, and stops.
   */
  public void close(Duration drain) throws InterruptedException {
    if (loops.isShuttingDown()) {
      return;
    }
    server.close().sync();
    long until = System.nanoTime() + drain.toNanos();
    while (!circuits.isEmpty() && System.nanoTime() < until) {
      circuits.forEach(Circuit::endIfQuiet);
      Thread.sleep(LOOK.toMillis());
    }
    circuits.forEach(Circuit::end);
    long told = System.nanoTime() + FAREWELL.toNanos();
    while (!circuits.isEmpty() && System.nanoTime() < told) {
      Thread.sleep(LOOK.toMillis());
    }
    loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).sync();
    work.close();
  }

  /** Stops without waiting for anybody to come to an end. */
  @Override
  public void close() throws InterruptedException {
    close(Duration.ZERO);
  }
}
