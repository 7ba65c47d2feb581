package network.conet.client.stream;

/**
 * Where a stream goes. The exit looks the name up. Never printed.
 *
 * @param host a name, or an address without brackets
 */
public record Target(String host, int port) {
  private static final int LONGEST = 253;

  public Target {
    if (host.isEmpty() || host.length() > LONGEST || !host.matches("[!-~]+")) {
      throw new IllegalArgumentException("a host is 1 to " + LONGEST + " letters without spaces");
    }
    if (port < 1 || port > 0xffff) {
      throw new IllegalArgumentException("a port is a number from 1 to 65535");
    }
  }

  /**
   * Reads {@code host:port}, the host in brackets if it is an IPv6 address.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static Target parse(String text, int portIfNone) {
    int colon = text.lastIndexOf(':');
    boolean hasPort = colon >= 0 && text.indexOf(']', colon) < 0;
    String host = hasPort ? text.substring(0, colon) : text;
    String port = hasPort ? text.substring(colon + 1) : Integer.toString(portIfNone);
    if (!port.matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException("a port is a number from 1 to 65535");
    }
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    if (!bracketed && host.indexOf(':') >= 0) {
      throw new IllegalArgumentException("an IPv6 address stands in brackets");
    }
    return new Target(
        bracketed ? host.substring(1, host.length() - 1) : host, Integer.parseInt(port));
  }

  @Override
  public String toString() {
    return "Target";
  }
}
