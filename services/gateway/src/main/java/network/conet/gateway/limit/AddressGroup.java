package network.conet.gateway.limit;

import java.util.Locale;

/**
 * Which addresses count as one caller: an IPv4 address alone, of an IPv6 address the network of 64
 * bits, because whoever has one address of it has all.
 */
public final class AddressGroup {
  private static final int GROUPS_OF_NETWORK = 4;

  private AddressGroup() {}

  /**
   * The group of an address.
   *
   * @param address in the uncompressed text form that the JDK prints
   */
  public static String of(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    String plain = address.toLowerCase(Locale.ROOT);
    int zone = plain.indexOf('%');
    String[] groups = (zone < 0 ? plain : plain.substring(0, zone)).split(":", -1);
    StringBuilder network = new StringBuilder();
    for (int i = 0; i < GROUPS_OF_NETWORK && i < groups.length; i++) {
      network.append(groups[i]).append(':');
    }
    return network.append(":/64").toString();
  }
}
