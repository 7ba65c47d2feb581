package network.conet.rewards.epoch;

import network.conet.units.Hex;

/** An epoch's header in the form that the chain takes. */
public record EncodedHeader(String hex) {
  static final int WORDS = 17;
  public static final int BYTES = 32 * WORDS;

  public EncodedHeader {
    byte[] bytes = Hex.parse(hex);
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "an encoded header has " + BYTES + " bytes, not " + bytes.length);
    }
    hex = Hex.encode(bytes);
  }

  public static EncodedHeader of(byte[] bytes) {
    return new EncodedHeader(Hex.encode(bytes));
  }

  /** A fresh copy. */
  public byte[] toBytes() {
    return Hex.parse(hex);
  }
}
