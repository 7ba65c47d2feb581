/**
 * What relays, clients and verifiers call. Decodes, asks the use case, encodes; every method names
 * its role. A refusal is a status with an {@code ErrorInfo} that carries the code of {@link
 * network.conet.proofs.refusal.ErrorCode}.
 */
@NullMarked
package network.conet.proofs.grpc;

import org.jspecify.annotations.NullMarked;
