package network.conet.tickets;

import java.nio.ByteBuffer;
import java.util.Arrays;
import network.conet.units.NodeId;

/**
 * What is signed, but for the serial before it. All of one relay, window and denomination say the
 * same: the serial alone tells one from another.
 */
public sealed interface PaidMessage permits TokenMessage, TicketMessage {
  int VERSION = 1;
  int HEAD_BYTES = TicketKind.TAG_BYTES + 1 + Integer.BYTES + Long.BYTES;
  int TOKEN_BYTES = HEAD_BYTES;
  int TICKET_BYTES = HEAD_BYTES + NodeId.BYTES;

  /** Which key signs it. */
  KeySlot slot();

  /** Its bytes, as long as its kind demands. */
  byte[] encode();

  /** The bytes that both kinds begin with. */
  static ByteBuffer head(KeySlot slot, int bytes) {
    return ByteBuffer.allocate(bytes)
        .put(slot.kind().tag())
        .put((byte) VERSION)
        .putInt((int) slot.window().number())
        .putLong(slot.denomination().bytes());
  }

  /**
   * Reads a whole message.
   *
   * @throws UnreadableTicket if it is none; says whether by its form, its version or its kind
   */
  static PaidMessage decode(byte[] message) {
    if (message.length < HEAD_BYTES) {
      throw UnreadableTicket.malformed("a message has at least " + HEAD_BYTES + " bytes");
    }
    ByteBuffer in = ByteBuffer.wrap(message);
    byte[] tag = new byte[TicketKind.TAG_BYTES];
    in.get(tag);
    TicketKind kind = kind(tag);
    int version = Byte.toUnsignedInt(in.get());
    if (version != VERSION) {
      throw UnreadableTicket.version(version);
    }
    if (message.length != (kind == TicketKind.TOKEN ? TOKEN_BYTES : TICKET_BYTES)) {
      throw UnreadableTicket.malformed("a message of this kind has another length");
    }
    TicketWindow window = TicketWindow.of(Integer.toUnsignedLong(in.getInt()));
    long bytes = in.getLong();
    if (bytes <= 0) {
      throw UnreadableTicket.malformed("a denomination is positive and below 2^63");
    }
    Denomination denomination = Denomination.ofBytes(bytes);
    if (kind == TicketKind.TOKEN) {
      return new TokenMessage(window, denomination);
    }
    byte[] node = new byte[NodeId.BYTES];
    in.get(node);
    return new TicketMessage(window, denomination, NodeId.of(node));
  }

  private static TicketKind kind(byte[] tag) {
    for (TicketKind kind : TicketKind.values()) {
      if (Arrays.equals(kind.tag(), tag)) {
        return kind;
      }
    }
    throw UnreadableTicket.malformed("neither a token nor a ticket");
  }
}
