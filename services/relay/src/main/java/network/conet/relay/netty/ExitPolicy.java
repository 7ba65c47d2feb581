package network.conet.relay.netty;

import java.net.Inet6Address;
import java.net.InetAddress;

/** Where streams may go: public addresses, unless a local network says otherwise. */
public record ExitPolicy(boolean allowPrivate) {
  private static final int SMTP = 25;

  public boolean permits(InetAddress address, int port) {
    if (address.isAnyLocalAddress() || address.isMulticastAddress() || port == SMTP) {
      return false;
    }
    return allowPrivate || !isPrivate(address);
  }

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
