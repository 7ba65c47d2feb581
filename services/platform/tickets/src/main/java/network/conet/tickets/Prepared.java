package network.conet.tickets;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import network.conet.chainaccess.Keccak;

/** The message that is really signed: RFC 9474's prepared message, the serial before the rest. */
public record Prepared(Serial serial, PaidMessage message) {
  public static Prepared fresh(PaidMessage message, SecureRandom random) {
    return new Prepared(Serial.random(random), message);
  }

  /**
   * @throws UnreadableTicket if it is not a prepared message
   */
  public static Prepared decode(byte[] bytes) {
    if (bytes.length < Serial.BYTES) {
      throw UnreadableTicket.malformed("shorter than a serial");
    }
    return new Prepared(
        Serial.of(Arrays.copyOf(bytes, Serial.BYTES)),
        PaidMessage.decode(Arrays.copyOfRange(bytes, Serial.BYTES, bytes.length)));
  }

  public byte[] encode() {
    byte[] rest = message.encode();
    return ByteBuffer.allocate(Serial.BYTES + rest.length).put(serial.toBytes()).put(rest).array();
  }

  public TicketId id() {
    return new TicketId(Keccak.hash(encode()));
  }
}
