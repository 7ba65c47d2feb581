/**
 * Why a call was refused. One list of codes for the service; each edge maps it once, to a gRPC
 * status and to a problem of RFC 9457, so that a caller meets the same code whichever way it came.
 */
@NullMarked
package network.conet.proofs.refusal;

import org.jspecify.annotations.NullMarked;
