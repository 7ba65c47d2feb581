/**
 * What people and pages read, and where a client buys vouchers. Reads are open to anyone, because
 * nothing here names a payer; refusals are problems of RFC 9457 with the code of {@link
 * network.conet.proofs.refusal.ErrorCode}.
 */
@NullMarked
package network.conet.proofs.rest;

import org.jspecify.annotations.NullMarked;
