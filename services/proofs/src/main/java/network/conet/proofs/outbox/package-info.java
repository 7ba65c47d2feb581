/**
 * What is to be told is written down in the transaction that makes it true, and told afterwards, in
 * order. What an event says is encoded by the adapter of the topic, where it waits is the
 * database's; this port lies between them.
 */
@NullMarked
package network.conet.proofs.outbox;

import org.jspecify.annotations.NullMarked;
