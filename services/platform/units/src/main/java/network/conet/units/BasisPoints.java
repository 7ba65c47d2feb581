package network.conet.units;

/**
 * A ratio in ten-thousandths, from none to all. What is above the whole, such as a factor, is not
 * one.
 */
public record BasisPoints(int value) implements Comparable<BasisPoints> {
  public static final int WHOLE = 10_000;
  public static final BasisPoints ZERO = new BasisPoints(0);
  public static final BasisPoints ALL = new BasisPoints(WHOLE);

  public BasisPoints {
    if (value < 0 || value > WHOLE) {
      throw new IllegalArgumentException("basis points must be 0 to 10000: " + value);
    }
  }

  public static BasisPoints of(int value) {
    return new BasisPoints(value);
  }

  /** Reads plain decimal digits. */
  public static BasisPoints parse(String text) {
    long value = Decimals.parseLong(text, "basis points");
    if (value > WHOLE) {
      throw new IllegalArgumentException("basis points must be 0 to 10000: " + value);
    }
    return new BasisPoints((int) value);
  }

  /** What is left of the whole. */
  public BasisPoints complement() {
    return new BasisPoints(WHOLE - value);
  }

  public TokenAmount ofFloor(TokenAmount amount) {
    return amount.mulDivFloor(value, WHOLE);
  }

  @Override
  public int compareTo(BasisPoints other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
