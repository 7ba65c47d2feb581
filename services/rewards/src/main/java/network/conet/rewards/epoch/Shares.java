package network.conet.rewards.epoch;

import java.math.BigInteger;

/** Shares of a node's stake pool: a uint128 on chain, with no unit of their own. */
public record Shares(BigInteger count) {
  public static final Shares ZERO = new Shares(BigInteger.ZERO);
  static final int BITS = 128;

  public Shares {
    if (count.signum() < 0 || count.bitLength() > BITS) {
      throw new ArithmeticException("shares must be below 2^128 and not negative: " + count);
    }
  }

  public static Shares of(long count) {
    return new Shares(BigInteger.valueOf(count));
  }

  public Shares plus(Shares other) {
    return new Shares(count.add(other.count));
  }

  public Shares minus(Shares other) {
    return new Shares(count.subtract(other.count));
  }

  public boolean isZero() {
    return count.signum() == 0;
  }

  @Override
  public String toString() {
    return count.toString();
  }
}
