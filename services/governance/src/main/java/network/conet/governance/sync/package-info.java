/**
 * Keeps the read model equal to the contracts. What only a log tells (description, a vote's reason)
 * is kept from the log and goes with its block; what the Governor computes (state, tally, deadline)
 * is asked of it after each block for every proposal that can still change, and asked again if that
 * block is taken back.
 */
@NullMarked
package network.conet.governance.sync;

import org.jspecify.annotations.NullMarked;
