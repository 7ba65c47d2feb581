package network.conet.relay.netty;

import java.math.BigInteger;
import java.net.InetAddress;

/** A network such as {@code 203.0.113.0/24} or {@code 2001:db8::/32}. */
public record NetworkRange(InetAddress address, int prefix) {
  public NetworkRange {
    if (prefix < 0 || prefix > 8 * address.getAddress().length) {
      throw new IllegalArgumentException("no prefix of " + prefix + " bits");
    }
  }

  /**
   * @throws IllegalArgumentException if it is no network
   */
  public static NetworkRange parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 1 || !text.substring(slash + 1).matches("[0-9]{1,3}")) {
      throw new IllegalArgumentException("a network is like 203.0.113.0/24, not " + text);
    }
    return new NetworkRange(
        InetAddress.ofLiteral(text.substring(0, slash)),
        Integer.parseInt(text.substring(slash + 1)));
  }

  boolean contains(InetAddress other) {
    byte[] mine = address.getAddress();
    byte[] theirs = other.getAddress();
    int ignored = 8 * mine.length - prefix;
    return mine.length == theirs.length
        && new BigInteger(1, mine)
            .shiftRight(ignored)
            .equals(new BigInteger(1, theirs).shiftRight(ignored));
  }
}
