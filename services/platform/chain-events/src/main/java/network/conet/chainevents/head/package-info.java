/**
 * The rule that makes one chain of what several observers tell (docs/spec/chain-events.md). {@link
 * network.conet.chainevents.head.HeadTree} is the whole of it, without a clock, a thread or a
 * database; consumers and whoever goes on from what the topic holds apply the same one.
 */
@NullMarked
package network.conet.chainevents.head;

import org.jspecify.annotations.NullMarked;
