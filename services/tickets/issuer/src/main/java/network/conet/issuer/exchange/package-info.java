/**
 * Spent in, blind signatures of the same value out, without an account. What is spent is marked
 * with the request in one transaction.
 */
@NullMarked
package network.conet.issuer.exchange;

import org.jspecify.annotations.NullMarked;
