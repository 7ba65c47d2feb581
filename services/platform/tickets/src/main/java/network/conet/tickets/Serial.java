package network.conet.tickets;

import java.security.SecureRandom;
import network.conet.units.Hash32;

/**
 * 32 random bytes that the client chooses, and that stand first in what is signed: the message
 * randomizer of RFC 9474 and the ticket's serial at once.
 */
public record Serial(Hash32 value) {
  public static final int BYTES = Hash32.BYTES;

  public static Serial random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return of(bytes);
  }

  public static Serial of(byte[] bytes) {
    return new Serial(Hash32.of(bytes));
  }

  /** A fresh copy. */
  public byte[] toBytes() {
    return value.toBytes();
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
