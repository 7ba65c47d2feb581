/**
 * The chain as its observers tell it on one topic. A message is a block with all its logs, or a
 * block that its observer's chain no longer has; {@link network.conet.chainevents.ChainEventCodec}
 * writes and reads them. Observers neither wait for nor number after each other: order comes from
 * parent hashes alone, by the rule of docs/spec/chain-events.md.
 */
@NullMarked
package network.conet.chainevents;

import org.jspecify.annotations.NullMarked;
