package network.conet.rewards.epoch;

import java.math.BigInteger;

/**
 * A node's claim on the emission, capacity · uptime · stake · diversity: bytes a second times basis
 * points to the third. At the parameters' bounds one is below 2^80; a sum must fit 128 bits.
 */
public record Weight(BigInteger value) {
  public static final Weight ZERO = new Weight(BigInteger.ZERO);
  private static final int BITS = 128;

  public Weight {
    if (value.signum() < 0 || value.bitLength() > BITS) {
      throw new ArithmeticException("a weight must be below 2^128 and not negative: " + value);
    }
  }

  public Weight plus(Weight other) {
    return new Weight(value.add(other.value));
  }

  public boolean isZero() {
    return value.signum() == 0;
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
