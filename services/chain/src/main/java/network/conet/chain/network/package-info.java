/**
 * What a newcomer must know before a first call: which chain, which contracts, how long an epoch is
 * and which one is open. Read from the chain when asked, never stored, so it cannot be out of date.
 */
@NullMarked
package network.conet.chain.network;

import org.jspecify.annotations.NullMarked;
