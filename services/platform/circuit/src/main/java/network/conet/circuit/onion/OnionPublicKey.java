package network.conet.circuit.onion;

import network.conet.units.Hex;

/** A relay's registered X25519 public key. */
public record OnionPublicKey(String hex) {
  public static final int BYTES = 32;

  public OnionPublicKey {
    byte[] bytes = Hex.parse(hex);
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("an onion key has 32 bytes, not " + bytes.length);
    }
    hex = Hex.encode(bytes);
  }

  public static OnionPublicKey of(byte[] bytes) {
    return new OnionPublicKey(Hex.encode(bytes));
  }

  public static OnionPublicKey parse(String text) {
    return new OnionPublicKey(text);
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
