package network.conet.chain.transaction;

import network.conet.chainaccess.Gas;
import network.conet.chainaccess.Wei;

/**
 * What a transaction offers for its gas.
 *
 * @param maxPrice the most for one unit, of which the block's base fee is part
 * @param maxTip the most of it that the block's producer gets
 */
public record Fees(Gas limit, Wei maxPrice, Wei maxTip) {
  /** What the sender must own for it to be taken at all. */
  Wei upfront() {
    return maxPrice.times(limit);
  }

  /** The higher of each price. */
  Fees max(Fees other) {
    return new Fees(limit, maxPrice.max(other.maxPrice), maxTip.max(other.maxTip));
  }

  /** The least that a node takes in the place of this. */
  Fees raised() {
    return new Fees(limit, maxPrice.raised(), maxTip.raised());
  }
}
