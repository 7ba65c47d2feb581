package network.conet.evidence.report;

/** One of the moments in an epoch at which a node is checked; a uint16 on the wire. */
public record UptimeSlot(int number) implements Comparable<UptimeSlot> {
  private static final int MAX = (1 << 16) - 1;

  public UptimeSlot {
    if (number < 0 || number > MAX) {
      throw new IllegalArgumentException("a slot must be a uint16: " + number);
    }
  }

  @Override
  public int compareTo(UptimeSlot other) {
    return Integer.compare(number, other.number);
  }
}
