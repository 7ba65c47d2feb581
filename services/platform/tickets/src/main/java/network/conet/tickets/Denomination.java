package network.conet.tickets;

import network.conet.units.ByteCount;

/** How many bytes a token or ticket pays for; a uint64 on the wire. */
public record Denomination(ByteCount size) implements Comparable<Denomination> {
  public Denomination {
    if (size.bytes() == 0) {
      throw new IllegalArgumentException("a ticket for nothing");
    }
  }

  public static Denomination ofBytes(long bytes) {
    return new Denomination(ByteCount.of(bytes));
  }

  public long bytes() {
    return size.bytes();
  }

  @Override
  public int compareTo(Denomination other) {
    return size.compareTo(other.size);
  }

  @Override
  public String toString() {
    return size.toString();
  }
}
