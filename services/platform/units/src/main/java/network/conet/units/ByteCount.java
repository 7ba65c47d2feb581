package network.conet.units;

/** A number of bytes carried, prepaid or stored. */
public record ByteCount(long bytes) implements Comparable<ByteCount> {
  public ByteCount {
    if (bytes < 0) {
      throw new IllegalArgumentException("a byte count must not be negative: " + bytes);
    }
  }

  public static ByteCount of(long bytes) {
    return new ByteCount(bytes);
  }

  /** Reads plain decimal digits. */
  public static ByteCount parse(String text) {
    return new ByteCount(Decimals.parseLong(text, "a byte count"));
  }

  public static final ByteCount ZERO = new ByteCount(0);

  public static ByteCount ofMebibytes(long mebibytes) {
    return new ByteCount(Math.multiplyExact(mebibytes, 1L << 20));
  }

  public ByteCount plus(ByteCount other) {
    return new ByteCount(Math.addExact(bytes, other.bytes));
  }

  /**
   * @throws ArithmeticException if the other is larger
   */
  public ByteCount minus(ByteCount other) {
    if (other.bytes > bytes) {
      throw new ArithmeticException(bytes + " bytes less " + other.bytes);
    }
    return new ByteCount(bytes - other.bytes);
  }

  public boolean isMoreThan(ByteCount other) {
    return bytes > other.bytes;
  }

  @Override
  public int compareTo(ByteCount other) {
    return Long.compare(bytes, other.bytes);
  }

  @Override
  public String toString() {
    return Long.toString(bytes);
  }
}
