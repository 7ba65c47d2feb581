/** The relay as a client of staking and proofs. Decodes and encodes; keeps the last good answer. */
@NullMarked
package network.conet.relay.grpc;

import org.jspecify.annotations.NullMarked;
