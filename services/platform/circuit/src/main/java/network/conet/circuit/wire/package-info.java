/**
 * Version 1 of what travels between a client and a relay, and between two relays. A connection
 * carries one circuit as a sequence of cells of two fixed sizes, so that a cell's length says only
 * whether it is bulk. Everything after the handshake is a relay cell: sealed once for each hop it
 * passes, and padded to the full size at every hop. What does not decode closes the circuit with a
 * code; nothing is guessed and nothing is skipped. docs/spec/circuit.md is the normative text.
 */
@NullMarked
package network.conet.circuit.wire;

import org.jspecify.annotations.NullMarked;
