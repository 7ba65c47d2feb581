/** Shows a service's {@code ChainConsumer} in its readiness and metrics. */
@NullMarked
package network.conet.chainevents.quarkus;

import org.jspecify.annotations.NullMarked;
