/**
 * What pays for carrying, as docs/spec/tickets.md says it byte by byte. A token is bought with an
 * account and good only at the issuer; a ticket is exchanged for tokens without an account and pays
 * one relay one fixed amount. Both are blind signatures of RFC 9474 over a fixed message, so that
 * the issuer cannot recognise what it signed, and no two can be linked.
 */
@NullMarked
package network.conet.tickets;

import org.jspecify.annotations.NullMarked;
