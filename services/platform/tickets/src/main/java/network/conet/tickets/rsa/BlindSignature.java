package network.conet.tickets.rsa;

import java.util.Arrays;
import network.conet.units.Hex;

/** The issuer's answer to a blinded message; of use only to who blinded it. */
public final class BlindSignature {
  public static final int BYTES = Pss.KEY_BYTES;

  private final byte[] bytes;

  private BlindSignature(byte[] bytes) {
    this.bytes = bytes;
  }

  public static BlindSignature of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a blind signature has 256 bytes, not " + bytes.length);
    }
    return new BlindSignature(bytes.clone());
  }

  /** Reads {@code 0x} and 512 hex digits of either case. */
  public static BlindSignature parse(String text) {
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
    return other instanceof BlindSignature that && Arrays.equals(bytes, that.bytes);
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
