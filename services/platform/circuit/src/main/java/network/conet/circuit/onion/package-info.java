/**
 * The layers. Each hop agrees with the client on two AES-128-GCM keys, one for each direction, from
 * an X25519 exchange of the client's one-time key with the relay's registered onion key and with a
 * one-time key of the relay: the first shows that the relay is the registered one, the second that
 * a key stolen later opens nothing. Cells are numbered on both sides, so that one dropped,
 * repeated, reordered or altered does not open, and a circuit with such a cell is closed.
 */
@NullMarked
package network.conet.circuit.onion;

import org.jspecify.annotations.NullMarked;
