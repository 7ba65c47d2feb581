package network.conet.client.route;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Optional;

/**
 * The network that an address is in by itself, whatever its owner registered: the first 16 bits of
 * an IPv4 address, 32 of an IPv6 one. A name's network is known only to who looks it up, and on a
 * machine's own addresses all is one network: neither is judged.
 */
final class NetworkPlace {
  private static final int IPV4_BYTES = 2;
  private static final int IPV6_BYTES = 4;

  private NetworkPlace() {}

  static boolean isShared(InetSocketAddress one, InetSocketAddress other) {
    Optional<byte[]> here = literal(one);
    Optional<byte[]> there = literal(other);
    return here.isPresent() && there.isPresent() && Arrays.equals(here.get(), there.get());
  }

  private static Optional<byte[]> literal(InetSocketAddress endpoint) {
    String host = endpoint.getHostString();
    try {
      InetAddress address = InetAddress.ofLiteral(host);
      byte[] bytes = address.getAddress();
      return address.isLoopbackAddress() || address.isSiteLocalAddress()
          ? Optional.empty()
          : Optional.of(Arrays.copyOf(bytes, bytes.length == 4 ? IPV4_BYTES : IPV6_BYTES));
    } catch (IllegalArgumentException name) {
      return Optional.empty();
    }
  }
}
