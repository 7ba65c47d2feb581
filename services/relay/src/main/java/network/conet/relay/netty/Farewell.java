package network.conet.relay.netty;

import io.netty.channel.Channel;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import network.conet.circuit.wire.CellHeader;
import network.conet.circuit.wire.CellKind;
import network.conet.circuit.wire.CellSize;
import network.conet.circuit.wire.CloseCode;

/** The last cell on a connection: DESTROY with the reason. */
final class Farewell {
  private static final int PATIENCE_SECONDS = 10;

  private Farewell() {}

  /**
   * Says why, and closes when the other side does: closing at once with bytes unread would reset
   * the connection, and the reason would be lost with it.
   */
  static void say(Channel channel, CloseCode code) {
    channel
        .writeAndFlush(channel.alloc().buffer(CellSize.SMALL.bytes()).writeBytes(cell(code)))
        .addListener(
            written -> {
              if (!written.isSuccess()) {
                var unused = channel.close();
                return;
              }
              ScheduledFuture<?> patience =
                  channel
                      .eventLoop()
                      .schedule(
                          () -> {
                            var unused = channel.close();
                          },
                          PATIENCE_SECONDS,
                          TimeUnit.SECONDS);
              channel.closeFuture().addListener(gone -> patience.cancel(false));
            });
  }

  static byte[] cell(CloseCode code) {
    byte[] cell = new byte[CellSize.SMALL.bytes()];
    cell[0] = CellHeader.VERSION;
    cell[1] = CellKind.DESTROY.code();
    cell[CellHeader.BYTES] = code.code();
    return cell;
  }
}
