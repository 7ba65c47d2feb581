package network.conet.tickets.rsa;

import java.util.Arrays;
import network.conet.units.Hex;

/** An RSASSA-PSS signature of a 2048-bit key. */
public final class RsaSignature {
  public static final int BYTES = Pss.KEY_BYTES;

  private final byte[] bytes;

  private RsaSignature(byte[] bytes) {
    this.bytes = bytes;
  }

  public static RsaSignature of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("an RSA signature has 256 bytes, not " + bytes.length);
    }
    return new RsaSignature(bytes.clone());
  }

  /** Reads {@code 0x} and 512 hex digits of either case. */
  public static RsaSignature parse(String text) {
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
    return other instanceof RsaSignature that && Arrays.equals(bytes, that.bytes);
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
