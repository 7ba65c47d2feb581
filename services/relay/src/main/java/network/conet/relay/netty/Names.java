package network.conet.relay.netty;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.util.List;

/**
 * Looks names up without holding up any thread. A failure that is caused by no answer says so by
 * its cause; any other means that there is no such name.
 */
@FunctionalInterface
interface Names {
  /** All addresses, in the order to try them; told on this loop. */
  Future<List<InetAddress>> addresses(String host, EventLoop loop);
}
