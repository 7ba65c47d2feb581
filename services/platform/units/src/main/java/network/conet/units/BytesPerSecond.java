package network.conet.units;

/** A measured or capped capacity. */
public record BytesPerSecond(long rate) implements Comparable<BytesPerSecond> {
  public BytesPerSecond {
    if (rate < 0) {
      throw new IllegalArgumentException("a rate must not be negative: " + rate);
    }
  }

  public static BytesPerSecond of(long rate) {
    return new BytesPerSecond(rate);
  }

  /** Reads plain decimal digits. */
  public static BytesPerSecond parse(String text) {
    return new BytesPerSecond(Decimals.parseLong(text, "a rate"));
  }

  public static final BytesPerSecond ZERO = new BytesPerSecond(0);

  public BytesPerSecond min(BytesPerSecond other) {
    return rate <= other.rate ? this : other;
  }

  @Override
  public int compareTo(BytesPerSecond other) {
    return Long.compare(rate, other.rate);
  }

  @Override
  public String toString() {
    return Long.toString(rate);
  }
}
