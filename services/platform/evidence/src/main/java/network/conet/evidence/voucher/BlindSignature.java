package network.conet.evidence.voucher;

import network.conet.units.Hex;

/** The issuer's answer to a blinded message; only who blinded it can use it. */
public record BlindSignature(String hex) {
  public static final int BYTES = 256;

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
