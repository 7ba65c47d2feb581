/**
 * gRPC to and from the other services: the desk that collects attestations, and the clients that
 * read datasets, bring attestations and ask for transactions. Calls out carry the service account's
 * token; what a service does not answer is unknown, never assumed.
 */
@NullMarked
package network.conet.rewards.grpc;

import org.jspecify.annotations.NullMarked;
