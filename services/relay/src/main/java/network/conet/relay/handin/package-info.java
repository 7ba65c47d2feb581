/**
 * Handing receipts in. Whatever proofs has not confirmed is sent, the newest receipt of each
 * session only, and sent again after any interruption: sending twice is harmless, forgetting is
 * not. The store is the queue, so a restart loses nothing.
 */
@NullMarked
package network.conet.relay.handin;

import org.jspecify.annotations.NullMarked;
