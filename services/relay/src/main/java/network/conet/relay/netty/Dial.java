package network.conet.relay.netty;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import network.conet.circuit.wire.CloseCode;
import org.jspecify.annotations.Nullable;

/**
 * Connects to the first of a name's addresses that takes the connection. The next is tried when one
 * fails, and beside it when it does not answer soon (RFC 8305), so that a dead address costs
 * little.
 */
final class Dial {
  private static final Duration SOON = Duration.ofMillis(300);
  private static final int MOST_ADDRESSES = 6;

  /** Who wanted the connection. */
  interface Caller {
    /** It reads nothing before it is told to. */
    void connected(Channel channel);

    void failed(CloseCode code);
  }

  private final EventLoop loop;
  private final Duration patience;
  private final Caller caller;
  private final Deque<InetSocketAddress> left = new ArrayDeque<>();
  private final List<Channel> trying = new ArrayList<>();
  private CloseCode worst = CloseCode.DESTINATION_UNREACHABLE;
  private @Nullable ScheduledFuture<?> beside;
  private boolean over;

  private Dial(EventLoop loop, Duration patience, Caller caller) {
    this.loop = loop;
    this.patience = patience;
    this.caller = caller;
  }

  /** Begins; the caller is told once, on this loop, unless it cancels. */
  static Dial start(
      EventLoop loop, List<InetSocketAddress> addresses, Duration patience, Caller caller) {
    Dial dial = new Dial(loop, patience, caller);
    addresses.stream().limit(MOST_ADDRESSES).forEach(dial.left::add);
    dial.tryNext();
    return dial;
  }

  private void tryNext() {
    InetSocketAddress address = left.poll();
    if (over || address == null) {
      return;
    }
    ChannelFuture attempt =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(patience.toMillis()))
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .option(ChannelOption.AUTO_READ, false)
            .option(ChannelOption.RCVBUF_ALLOCATOR, RelayServer.receiveBuffers())
            .handler(new ChannelInboundHandlerAdapter())
            .connect(address);
    trying.add(attempt.channel());
    if (!left.isEmpty()) {
      beside = loop.schedule(this::tryNext, SOON.toMillis(), TimeUnit.MILLISECONDS);
    }
    attempt.addListener((ChannelFutureListener) done -> loop.execute(() -> tried(done)));
  }

  private void tried(ChannelFuture attempt) {
    trying.remove(attempt.channel());
    if (over) {
      var unused = attempt.channel().close();
    } else if (attempt.isSuccess()) {
      cancel();
      caller.connected(attempt.channel());
    } else {
      learn(attempt.cause());
      if (!left.isEmpty()) {
        stopWaiting();
        tryNext();
      } else if (trying.isEmpty()) {
        cancel();
        caller.failed(worst);
      }
    }
  }

  /** A refusal says most, then silence, then that there is no way. */
  private void learn(Throwable cause) {
    if (isTimeout(cause)) {
      if (worst == CloseCode.DESTINATION_UNREACHABLE) {
        worst = CloseCode.DESTINATION_TIMED_OUT;
      }
    } else if (cause instanceof ConnectException) {
      worst = CloseCode.DESTINATION_REFUSED;
    }
  }

  private static boolean isTimeout(Throwable cause) {
    return cause instanceof ConnectTimeoutException
        || String.valueOf(cause.getMessage()).contains("timed out");
  }

  private void stopWaiting() {
    if (beside != null) {
      beside.cancel(false);
    }
  }

  /** Gives up what is still being tried. */
  void cancel() {
    over = true;
    stopWaiting();
    for (Channel channel : new ArrayList<>(trying)) {
      var unused = channel.close();
    }
  }
}
