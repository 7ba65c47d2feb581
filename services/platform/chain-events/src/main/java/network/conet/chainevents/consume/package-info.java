/**
 * Keeps a read model equal to the chain. A service gives a {@link
 * network.conet.chainevents.consume.ChainProjection}; the {@link
 * network.conet.chainevents.consume.ChainConsumer} reads the topic, makes one chain of it, and
 * stores how far it is in the transaction that changes the projection. The tables are in {@code
 * db/chain-events}; a service adds that folder to Flyway's locations.
 */
@NullMarked
package network.conet.chainevents.consume;

import org.jspecify.annotations.NullMarked;
