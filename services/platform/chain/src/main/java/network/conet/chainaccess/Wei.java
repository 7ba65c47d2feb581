package network.conet.chainaccess;

import java.math.BigInteger;

/** An amount of the chain's own coin, in its smallest unit; also a price of one unit of gas. */
public record Wei(BigInteger units) implements Comparable<Wei> {
  public static final Wei ZERO = new Wei(BigInteger.ZERO);

  public Wei {
    if (units.signum() < 0) {
      throw new IllegalArgumentException("an amount of coin must not be negative: " + units);
    }
  }

  public static Wei of(long units) {
    return new Wei(BigInteger.valueOf(units));
  }

  public boolean isZero() {
    return units.signum() == 0;
  }

  public Wei plus(Wei other) {
    return new Wei(units.add(other.units));
  }

  public Wei times(Gas gas) {
    return new Wei(units.multiply(BigInteger.valueOf(gas.units())));
  }

  public Wei max(Wei other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** One eighth more, rounded up: what every node takes as a replacement (they ask for 10 %). */
  public Wei raised() {
    BigInteger eight = BigInteger.valueOf(8);
    return new Wei(units.add(units.add(BigInteger.valueOf(7)).divide(eight)));
  }

  public boolean isBelow(Wei other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(Wei other) {
    return units.compareTo(other.units);
  }

  @Override
  public String toString() {
    return units.toString();
  }
}
