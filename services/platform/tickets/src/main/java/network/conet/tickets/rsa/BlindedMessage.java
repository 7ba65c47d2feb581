package network.conet.tickets.rsa;

import network.conet.units.Hex;

/** What the issuer sees instead of a message: uniformly distributed, whatever that says. */
public record BlindedMessage(String hex) {
  public static final int BYTES = Pss.KEY_BYTES;

  public BlindedMessage {
    byte[] bytes = Hex.parse(hex);
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a blinded message has 256 bytes, not " + bytes.length);
    }
    hex = Hex.encode(bytes);
  }

  public static BlindedMessage of(byte[] bytes) {
    return new BlindedMessage(Hex.encode(bytes));
  }

  /** A fresh copy. */
  public byte[] toBytes() {
    return Hex.parse(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
