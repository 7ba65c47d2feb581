package network.conet.tickets.rsa;

import java.util.Arrays;
import network.conet.units.Hex;

/** What the issuer sees instead of a message: uniformly distributed, whatever that says. */
public final class BlindedMessage {
  public static final int BYTES = Pss.KEY_BYTES;

  private final byte[] bytes;

  private BlindedMessage(byte[] bytes) {
    this.bytes = bytes;
  }

  public static BlindedMessage of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a blinded message has 256 bytes, not " + bytes.length);
    }
    return new BlindedMessage(bytes.clone());
  }

  /** Reads {@code 0x} and 512 hex digits of either case. */
  public static BlindedMessage parse(String text) {
    return of(Hex.parse(text));
  }

  /** A fresh copy. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  public String hex() {
    return Hex.encode(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BlindedMessage that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}
