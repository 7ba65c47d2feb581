package network.conet.tickets.rsa;

import java.util.Arrays;

/** What links a blinded message to its signature: as secret as the ticket's owner. */
public final class BlindingFactor {
  public static final int BYTES = Pss.KEY_BYTES;

  private final byte[] number;

  private BlindingFactor(byte[] number) {
    this.number = number;
  }

  public static BlindingFactor of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a blinding factor has 256 bytes, not " + bytes.length);
    }
    return new BlindingFactor(bytes.clone());
  }

  /** A fresh copy, for the wallet's own encrypted store only. */
  public byte[] toBytes() {
    return number.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BlindingFactor that && Arrays.equals(number, that.number);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(number);
  }

  @Override
  public String toString() {
    return "BlindingFactor[secret]";
  }
}
