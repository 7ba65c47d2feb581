/**
 * Keeps the read model equal to the contracts. Logs say which nodes and positions changed; the
 * contracts are then asked for them after the newest block, outside any transaction, so that the
 * arithmetic of shares exists once, in Solidity. A block that is taken back marks what its logs had
 * changed, which is read again.
 */
@NullMarked
package network.conet.staking.sync;

import org.jspecify.annotations.NullMarked;
