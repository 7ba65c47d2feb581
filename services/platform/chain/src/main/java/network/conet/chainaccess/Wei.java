package network.conet.chainaccess;

import java.math.BigInteger;

/** An amount of the chain's own coin in its smallest unit: what gas is paid with. */
public record Wei(BigInteger amount) implements Comparable<Wei> {
  public static final Wei ZERO = new Wei(BigInteger.ZERO);

  public Wei {
    if (amount.signum() < 0) {
      throw new IllegalArgumentException("an amount of coin must not be negative: " + amount);
    }
  }

  public static Wei of(long amount) {
    return new Wei(BigInteger.valueOf(amount));
  }

  public boolean isZero() {
    return amount.signum() == 0;
  }

  @Override
  public int compareTo(Wei other) {
    return amount.compareTo(other.amount);
  }

  @Override
  public String toString() {
    return amount.toString();
  }
}
