/**
 * Topics in and out. What comes in is decoded and given to a use case, in the transaction that also
 * moves the consumer's position; what goes out is encoded and left in the outbox. A message of our
 * own receipt topic that cannot be read would be a fault of this service: it is logged by its place
 * and passed over, because it would otherwise stop every one behind it.
 */
@NullMarked
package network.conet.proofs.kafka;

import org.jspecify.annotations.NullMarked;
