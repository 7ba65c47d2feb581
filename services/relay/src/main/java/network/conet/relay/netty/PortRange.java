package network.conet.relay.netty;

import java.util.Arrays;
import java.util.List;

/** Ports from the first to the last. */
public record PortRange(int first, int last) {
  public PortRange {
    if (first < 1 || last > 0xffff || first > last) {
      throw new IllegalArgumentException("ports are from 1 to 65535, not " + first + "-" + last);
    }
  }

  /**
   * Reads ranges and single ports, such as {@code 80,443,6660-6669}.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static List<PortRange> parse(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).map(PortRange::one).toList();
  }

  private static PortRange one(String text) {
    if (!text.matches("[0-9]{1,5}(-[0-9]{1,5})?")) {
      throw new IllegalArgumentException("ports are like 80,443,6660-6669, not " + text);
    }
    int dash = text.indexOf('-');
    int first = Integer.parseInt(dash < 0 ? text : text.substring(0, dash));
    return new PortRange(first, dash < 0 ? first : Integer.parseInt(text.substring(dash + 1)));
  }

  boolean contains(int port) {
    return port >= first && port <= last;
  }
}
