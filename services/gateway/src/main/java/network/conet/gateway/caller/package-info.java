/**
 * Whose quota a request counts against. A token's subject is believed only after its signature is
 * checked, since anybody could use up somebody else's quota otherwise; whether the token lets its
 * bearer do anything is the services' affair.
 */
@NullMarked
package network.conet.gateway.caller;

import org.jspecify.annotations.NullMarked;
