package network.conet.tickets;

import network.conet.units.Hash32;

/**
 * What is spent at most once: keccak-256 of the serial and the message. It is not the hash of the
 * signature, of which one message can have many, nor the serial alone: a client that gave one
 * serial to two relays would else cheat the second.
 */
public record TicketId(Hash32 hash) implements Comparable<TicketId> {
  public static final int BYTES = Hash32.BYTES;

  public static TicketId of(byte[] bytes) {
    return new TicketId(Hash32.of(bytes));
  }

  public static TicketId parse(String text) {
    return new TicketId(Hash32.parse(text));
  }

  /** A fresh copy. */
  public byte[] toBytes() {
    return hash.toBytes();
  }

  /** The order of the unsigned big-endian number that the bytes are. */
  @Override
  public int compareTo(TicketId other) {
    return hash.compareTo(other.hash);
  }

  @Override
  public String toString() {
    return hash.toString();
  }
}
