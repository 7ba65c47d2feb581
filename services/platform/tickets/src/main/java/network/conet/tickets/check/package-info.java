/**
 * Whether a token or ticket is good, as a function of its bytes, the keys and the open window
 * alone: the relay, settlement, verifiers and the issuer reach the same verdict without asking one
 * another. That it was not spent before is for whoever keeps what was spent.
 */
@NullMarked
package network.conet.tickets.check;

import org.jspecify.annotations.NullMarked;
