/**
 * Circuits that are ready before anybody needs them. Each user's streams share one until it is old,
 * full or paid out; one that breaks is replaced, and the relays it went through are remembered.
 */
@NullMarked
package network.conet.client.circuits;

import org.jspecify.annotations.NullMarked;
