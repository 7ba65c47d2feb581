package network.conet.units;

/** The hash of a voucher's message: what a voucher is spent by. */
public record VoucherId(String hex) implements Comparable<VoucherId> {
  public static final int BYTES = 32;

  public VoucherId {
    hex = Hex.canonical(hex, BYTES, "a voucher id");
  }

  /** Reads {@code 0x} and 64 hex digits of either case. */
  public static VoucherId parse(String text) {
    return new VoucherId(text);
  }

  public static VoucherId of(byte[] bytes) {
    return new VoucherId(Hex.encode(bytes, BYTES, "a voucher id"));
  }

  /** A fresh copy. */
  public byte[] toBytes() {
    return Hex.parse(hex);
  }

  /** The order of the unsigned big-endian number that the bytes are. */
  @Override
  public int compareTo(VoucherId other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
