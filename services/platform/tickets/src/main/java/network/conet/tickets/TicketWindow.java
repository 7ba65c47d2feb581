package network.conet.tickets;

/** The epochs in which a ticket pays, as their number; a uint32 on the wire. */
public record TicketWindow(long number) implements Comparable<TicketWindow> {
  private static final long MAX = (1L << 32) - 1;

  public TicketWindow {
    if (number < 0 || number > MAX) {
      throw new IllegalArgumentException("a ticket window must be a uint32: " + number);
    }
  }

  public static TicketWindow of(long number) {
    return new TicketWindow(number);
  }

  public TicketWindow next() {
    return new TicketWindow(number + 1);
  }

  /** Before which tickets of this window are not taken, though they are sold one window ahead. */
  public boolean hasBegun(TicketWindow now) {
    return number <= now.number;
  }

  /** A ticket is handed in during its window and the next one, which is its grace. */
  public boolean isOver(TicketWindow now) {
    return now.number > number + 1;
  }

  @Override
  public int compareTo(TicketWindow other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return Long.toString(number);
  }
}
