package network.conet.chain.transaction;

import network.conet.chainaccess.Gas;
import network.conet.chainaccess.Wei;

/**
 * What the newest block asks and allows.
 *
 * @param baseFee zero on a chain with free gas
 */
public record FeeMarket(Wei baseFee, Gas blockLimit) {}
