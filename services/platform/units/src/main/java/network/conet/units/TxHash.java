package network.conet.units;

/** The hash that names a transaction. */
public record TxHash(String hex) implements Comparable<TxHash> {
  public static final int BYTES = 32;

  public TxHash {
    hex = Hex.canonical(hex, BYTES, "a transaction hash");
  }

  /** Reads {@code 0x} and 64 hex digits of either case. */
  public static TxHash parse(String text) {
    return new TxHash(text);
  }

  public static TxHash of(byte[] bytes) {
    return new TxHash(Hex.encode(bytes, BYTES, "a transaction hash"));
  }

  /** A fresh copy. */
  public byte[] toBytes() {
    return Hex.parse(hex);
  }

  /** The order of the unsigned big-endian number that the bytes are. */
  @Override
  public int compareTo(TxHash other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
