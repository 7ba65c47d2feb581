package network.conet.relay.netty;

import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The machine's own name servers and hosts file, asked from the event loop itself: a name server
 * that does not answer costs a timer and no thread. Names that no server may answer for are not
 * asked for (RFC 6761, RFC 7686).
 */
final class DnsNames implements Names {
  private static final Duration ANSWER = Duration.ofSeconds(3);
  private static final int MOST_QUERIES = 8;
  private final Map<EventLoop, DnsNameResolver> resolvers = new ConcurrentHashMap<>();

  @Override
  public Future<List<InetAddress>> addresses(String host, EventLoop loop) {
    String name = host.toLowerCase(Locale.ROOT);
    if (name.endsWith(".invalid") || name.endsWith(".onion")) {
      return loop.newFailedFuture(new UnknownHostException(host));
    }
    return resolvers.computeIfAbsent(loop, DnsNames::resolver).resolveAll(host);
  }

  private static DnsNameResolver resolver(EventLoop loop) {
    return new DnsNameResolverBuilder(loop)
        .datagramChannelType(NioDatagramChannel.class)
        .socketChannelType(NioSocketChannel.class)
        .queryTimeoutMillis(ANSWER.toMillis())
        .maxQueriesPerResolve(MOST_QUERIES)
        .build();
  }
}
