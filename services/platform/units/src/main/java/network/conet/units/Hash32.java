package network.conet.units;

/** A 32-byte hash, root or digest. Never truncated. */
public record Hash32(String hex) implements Comparable<Hash32> {
  public static final int BYTES = 32;

  public Hash32 {
    hex = Hex.canonical(hex, BYTES, "a hash");
  }

  /** Reads {@code 0x} and 64 hex digits of either case. */
  public static Hash32 parse(String text) {
    return new Hash32(text);
  }

  public static Hash32 of(byte[] bytes) {
    return new Hash32(Hex.encode(bytes, BYTES, "a hash"));
  }

  /** A fresh copy. */
  public byte[] toBytes() {
    return Hex.parse(hex);
  }

  public static final Hash32 ZERO = new Hash32("0x" + "0".repeat(2 * BYTES));

  public boolean isZero() {
    return equals(ZERO);
  }

  /** The order of the unsigned big-endian number that the bytes are. */
  @Override
  public int compareTo(Hash32 other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
