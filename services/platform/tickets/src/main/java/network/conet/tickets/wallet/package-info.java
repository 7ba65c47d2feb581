/**
 * What a client holds: tokens, tickets, and requests that are not answered yet. Every change is on
 * the disk before anything is done that relies on it: a request before it is sent, a ticket's going
 * before it is given away. So a crash at any moment loses at most the ticket in hand.
 */
@NullMarked
package network.conet.tickets.wallet;

import org.jspecify.annotations.NullMarked;
