package network.conet.tickets;

import java.math.BigInteger;
import network.conet.units.TokenAmount;

/**
 * What tokens and tickets of a window are worth: a whole number of base units for the smallest
 * denomination, and that as many times as a denomination holds it. So a window's values add up
 * without rounding, whichever way one is changed into others.
 */
public record WindowPrice(TokenAmount pricePerGib, Denomination smallest) {
  private static final BigInteger GIB = BigInteger.ONE.shiftLeft(30);

  /** {@code ceil(smallest * pricePerGib / 2^30)}. */
  public TokenAmount unit() {
    return pricePerGib.mulDivCeil(BigInteger.valueOf(smallest.bytes()), GIB);
  }

  /**
   * {@code denomination / smallest * unit}.
   *
   * @throws IllegalArgumentException if it is no multiple of the smallest
   */
  public TokenAmount of(Denomination denomination) {
    if (denomination.bytes() % smallest.bytes() != 0) {
      throw new IllegalArgumentException(
          denomination + " bytes are no multiple of the smallest denomination, " + smallest);
    }
    return unit().mulDivFloor(denomination.bytes() / smallest.bytes(), 1);
  }
}
