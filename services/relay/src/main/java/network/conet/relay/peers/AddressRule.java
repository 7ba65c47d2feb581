package network.conet.relay.peers;

import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Which addresses this relay connects to at all, be it as an exit, to the next relay of a circuit
 * or to look at a peer: what somebody registered or asked for must not make it a port scanner of
 * machines that only it can see.
 *
 * @param allowPrivate for local networks: this machine's and private addresses too
 */
public record AddressRule(boolean allowPrivate) {
  public boolean permits(InetAddress address) {
    if (address.isAnyLocalAddress() || address.isMulticastAddress()) {
      return false;
    }
    return allowPrivate || !isPrivate(address);
  }

  /** Loopback, link-local (where clouds keep their metadata), private, shared and reserved. */
  private static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    int first = Byte.toUnsignedInt(bytes[0]);
    int second = Byte.toUnsignedInt(bytes[1]);
    if (address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()) {
      return true;
    }
    if (address instanceof Inet6Address) {
      boolean uniqueLocal = (first & 0xfe) == 0xfc;
      boolean translated = first == 0 || (first == 0x20 && second == 0x02);
      return uniqueLocal || translated;
    }
    boolean sharedSpace = first == 100 && (second & 0xc0) == 64;
    boolean benchmark = first == 198 && (second & 0xfe) == 18;
    return first == 0 || first >= 240 || sharedSpace || benchmark;
  }
}
