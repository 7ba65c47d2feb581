package network.conet.units;

import java.math.BigInteger;

/**
 * An amount of the token in its smallest unit, 10^-18 of a token. The range is that of uint96, the
 * width in which the contracts store amounts: far above the cap of 10^9 tokens, and any operation
 * that would leave it throws.
 */
public record TokenAmount(BigInteger units) implements Comparable<TokenAmount> {
  public static final int DECIMALS = 18;
  public static final BigInteger MAX_UNITS = BigInteger.ONE.shiftLeft(96).subtract(BigInteger.ONE);
  private static final BigInteger UNITS_PER_TOKEN = BigInteger.TEN.pow(DECIMALS);

  public static final TokenAmount ZERO = new TokenAmount(BigInteger.ZERO);

  public TokenAmount {
    if (units.signum() < 0) {
      throw new ArithmeticException("an amount must not be negative: " + units);
    }
    if (units.compareTo(MAX_UNITS) > 0) {
      throw new ArithmeticException("an amount must be below 2^96: " + units);
    }
  }

  public static TokenAmount ofUnits(long units) {
    return new TokenAmount(BigInteger.valueOf(units));
  }

  public static TokenAmount ofTokens(long tokens) {
    return new TokenAmount(BigInteger.valueOf(tokens).multiply(UNITS_PER_TOKEN));
  }

  /**
   * Reads plain decimal digits of smallest units.
   *
   * @throws IllegalArgumentException if the text is not that, or is out of range
   */
  public static TokenAmount parse(String text) {
    BigInteger units = Decimals.parse(text, "an amount");
    if (units.compareTo(MAX_UNITS) > 0) {
      throw new IllegalArgumentException("an amount must be below 2^96: " + text);
    }
    return new TokenAmount(units);
  }

  public TokenAmount plus(TokenAmount other) {
    return new TokenAmount(units.add(other.units));
  }

  /**
   * @throws ArithmeticException if the other is larger
   */
  public TokenAmount minus(TokenAmount other) {
    return new TokenAmount(units.subtract(other.units));
  }

  public TokenAmount minusOrZero(TokenAmount other) {
    return compareTo(other) <= 0 ? ZERO : minus(other);
  }

  /** floor(this * numerator / denominator), the product taken in full width. */
  public TokenAmount mulDivFloor(BigInteger numerator, BigInteger denominator) {
    requireRatio(numerator, denominator);
    return new TokenAmount(units.multiply(numerator).divide(denominator));
  }

  public TokenAmount mulDivFloor(long numerator, long denominator) {
    return mulDivFloor(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  public TokenAmount mulDivFloor(TokenAmount numerator, TokenAmount denominator) {
    return mulDivFloor(numerator.units, denominator.units);
  }

  /** ceil(this * numerator / denominator), the product taken in full width. */
  public TokenAmount mulDivCeil(BigInteger numerator, BigInteger denominator) {
    requireRatio(numerator, denominator);
    BigInteger[] parts = units.multiply(numerator).divideAndRemainder(denominator);
    return new TokenAmount(parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE));
  }

  public TokenAmount mulDivCeil(long numerator, long denominator) {
    return mulDivCeil(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  public TokenAmount min(TokenAmount other) {
    return compareTo(other) <= 0 ? this : other;
  }

  public TokenAmount max(TokenAmount other) {
    return compareTo(other) >= 0 ? this : other;
  }

  public boolean isZero() {
    return units.signum() == 0;
  }

  public boolean isMoreThan(TokenAmount other) {
    return compareTo(other) > 0;
  }

  /** Decimal tokens for people, trailing zeros dropped: {@code 1.5}. Machines read units. */
  public String toTokens() {
    BigInteger[] parts = units.divideAndRemainder(UNITS_PER_TOKEN);
    if (parts[1].signum() == 0) {
      return parts[0].toString();
    }
    String digits = parts[1].toString();
    String fraction = "0".repeat(DECIMALS - digits.length()) + digits;
    return parts[0] + "." + fraction.replaceAll("0+$", "");
  }

  @Override
  public int compareTo(TokenAmount other) {
    return units.compareTo(other.units);
  }

  @Override
  public String toString() {
    return units.toString();
  }

  private static void requireRatio(BigInteger numerator, BigInteger denominator) {
    if (numerator.signum() < 0 || denominator.signum() <= 0) {
      throw new ArithmeticException("not a ratio: " + numerator + " / " + denominator);
    }
  }
}
