/**
 * What a service does by itself. A {@link network.conet.workers.Worker} runs one step again and
 * again on a thread of its own; {@link network.conet.workers.Workers} starts those of a service in
 * order and stops them in the reverse order. A step that fails is tried again after a {@link
 * network.conet.workers.BackOff}, and until it has succeeded the worker has a failure, which the
 * service's readiness shows.
 */
@NullMarked
package network.conet.workers;

import org.jspecify.annotations.NullMarked;
