/**
 * The issuer of docs/spec/tickets.md: sells tokens to accounts, and exchanges what is spent for
 * blind signatures without knowing whose it is.
 */
@NullMarked
package network.conet.issuer;

import org.jspecify.annotations.NullMarked;
