package network.conet.tickets.rsa;

import network.conet.units.Hex;

/** The issuer's answer to a blinded message; of use only to who blinded it. */
public record BlindSignature(String hex) {
  public static final int BYTES = Pss.KEY_BYTES;

  public BlindSignature {
    byte[] bytes = Hex.parse(hex);
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a blind signature has 256 bytes, not " + bytes.length);
    }
    hex = Hex.encode(bytes);
  }

  public static BlindSignature of(byte[] bytes) {
    return new BlindSignature(Hex.encode(bytes));
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
