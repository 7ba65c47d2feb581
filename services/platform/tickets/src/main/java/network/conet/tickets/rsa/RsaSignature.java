package network.conet.tickets.rsa;

import network.conet.units.Hex;

/** An RSASSA-PSS signature of a 2048-bit key. */
public record RsaSignature(String hex) {
  public static final int BYTES = Pss.KEY_BYTES;

  public RsaSignature {
    byte[] bytes = Hex.parse(hex);
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("an RSA signature has 256 bytes, not " + bytes.length);
    }
    hex = Hex.encode(bytes);
  }

  public static RsaSignature of(byte[] bytes) {
    return new RsaSignature(Hex.encode(bytes));
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
