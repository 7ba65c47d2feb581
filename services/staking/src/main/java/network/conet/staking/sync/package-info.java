/**
 * Keeps the read model equal to the contracts. The logs say which node or position changed; what it
 * changed to is read from the contract at that block, so the arithmetic of shares and slashes
 * exists once, in Solidity. A log that is taken back marks the same node or position, and it is
 * read again.
 */
@NullMarked
package network.conet.staking.sync;

import org.jspecify.annotations.NullMarked;
