package network.conet.tickets;

import java.nio.ByteBuffer;
import java.util.Arrays;
import network.conet.tickets.rsa.RsaSignature;

/** A token or a ticket: a prepared message and a signature; whether it is good, the key decides. */
public sealed interface Paid permits Token, Ticket {
  Serial serial();

  PaidMessage message();

  RsaSignature signature();

  default Prepared prepared() {
    return new Prepared(serial(), message());
  }

  default TicketId id() {
    return prepared().id();
  }

  /** Prepared message, then signature. */
  default byte[] encode() {
    byte[] prepared = prepared().encode();
    return ByteBuffer.allocate(prepared.length + RsaSignature.BYTES)
        .put(prepared)
        .put(signature().toBytes())
        .array();
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws UnreadableTicket if it is anything else
   */
  static Paid decode(byte[] bytes) {
    int length = bytes.length - RsaSignature.BYTES;
    if (length < 0) {
      throw UnreadableTicket.malformed("shorter than a signature");
    }
    return of(
        Prepared.decode(Arrays.copyOf(bytes, length)),
        RsaSignature.of(Arrays.copyOfRange(bytes, length, bytes.length)));
  }

  /** What a prepared message becomes with its signature. */
  static Paid of(Prepared prepared, RsaSignature signature) {
    return switch (prepared.message()) {
      case TokenMessage message -> new Token(prepared.serial(), message, signature);
      case TicketMessage message -> new Ticket(prepared.serial(), message, signature);
    };
  }
}
