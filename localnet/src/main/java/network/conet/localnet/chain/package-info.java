/**
 * The chain of a local network: a Besu found on the machine, else anvil, or a node that runs
 * elsewhere. All are spoken to by the same JSON-RPC; what only anvil can do is used in this
 * package, to keep its state, and nowhere else.
 */
@NullMarked
package network.conet.localnet.chain;

import org.jspecify.annotations.NullMarked;
