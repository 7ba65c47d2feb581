/**
 * The data plane: cells in, cells out, streams at the exit. A circuit and everything that belongs
 * to it, the connection to the next hop and the streams to destinations, live on one event loop, so
 * that none of it needs a lock and cells keep their order. A reader that cannot pass on what it
 * would read stops reading, which TCP tells the sender: nothing here queues without a bound. What
 * does not decode, exceeds a limit or is not paid for closes the circuit with a code. Nothing here
 * logs or counts by client or destination.
 */
@NullMarked
package network.conet.relay.netty;

import org.jspecify.annotations.NullMarked;
