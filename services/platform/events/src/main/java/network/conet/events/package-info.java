/**
 * Events told exactly when their state is stored, and applied exactly once. A producer appends to
 * its {@link network.conet.events.Outbox} in the transaction that changes the state; the {@link
 * network.conet.events.OutboxPublisher} numbers what it takes up and sends it in Kafka
 * transactions, so that after a crash an event may be sent again, but with its number and in its
 * order. A {@link network.conet.events.ConsumerLoop} keeps its position, and the newest number of
 * each origin, in the transaction that applies the events: Kafka's own offsets are never asked. The
 * tables are in {@code db/events}; a service adds that folder to Flyway's locations.
 */
@NullMarked
package network.conet.events;

import org.jspecify.annotations.NullMarked;
