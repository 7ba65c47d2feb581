package network.conet.tickets.rsa;

import java.util.Arrays;
import network.conet.units.Hex;

/** As many bytes as the key's modulus has; equal only to one that means the same. */
abstract sealed class RsaBlock permits BlindSignature, BlindedMessage, RsaSignature {
  private final byte[] bytes;

  /**
   * @param name what it is, with its article
   */
  RsaBlock(byte[] bytes, String name) {
    if (bytes.length != Pss.KEY_BYTES) {
      throw new IllegalArgumentException(name + " has 256 bytes, not " + bytes.length);
    }
    this.bytes = bytes.clone();
  }

  /** A fresh copy. */
  public final byte[] toBytes() {
    return bytes.clone();
  }

  public final String hex() {
    return Hex.encode(bytes);
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof RsaBlock that
        && getClass() == that.getClass()
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public final int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public final String toString() {
    return hex();
  }
}
