/**
 * A relay's tickets, durable before it carries what they pay for. Each ticket is written to a free
 * slot chosen at random in a segment that was allocated before, so that whoever takes the disk
 * learns no order within a segment; writes that come at the same time share one sync.
 */
@NullMarked
package network.conet.tickets.journal;

import org.jspecify.annotations.NullMarked;
