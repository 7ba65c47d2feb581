/**
 * Tokens for an account's credit. The only part that knows accounts; it knows nothing of what is
 * spent.
 */
@NullMarked
package network.conet.issuer.purchase;

import org.jspecify.annotations.NullMarked;
