/** Ties the {@code Workers} that a service makes to its start, stop, readiness and metrics. */
@NullMarked
package network.conet.workers.quarkus;

import org.jspecify.annotations.NullMarked;
