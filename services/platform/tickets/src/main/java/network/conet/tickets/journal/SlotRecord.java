package network.conet.tickets.journal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import network.conet.tickets.Paid;
import network.conet.tickets.Ticket;
import network.conet.tickets.UnreadableTicket;

/** One slot: a ticket and its CRC-32C. What does not fit its checksum was never acknowledged. */
final class SlotRecord {
  static final int BYTES = Ticket.BYTES + Integer.BYTES;

  private SlotRecord() {}

  static byte[] encode(Ticket ticket) {
    byte[] content = ticket.encode();
    return ByteBuffer.allocate(BYTES).put(content).putInt(checksum(content)).array();
  }

  /** Empty if the slot is free, or its write was cut. */
  static Optional<Ticket> decode(byte[] segment, int slot) {
    int from = slot * BYTES;
    byte[] content = Arrays.copyOfRange(segment, from, from + Ticket.BYTES);
    if (ByteBuffer.wrap(segment, from + Ticket.BYTES, Integer.BYTES).getInt()
        != checksum(content)) {
      return Optional.empty();
    }
    try {
      return Paid.decode(content) instanceof Ticket ticket ? Optional.of(ticket) : Optional.empty();
    } catch (UnreadableTicket free) {
      return Optional.empty();
    }
  }

  private static int checksum(byte[] content) {
    CRC32C crc = new CRC32C();
    crc.update(content, 0, content.length);
    return (int) crc.getValue();
  }
}
