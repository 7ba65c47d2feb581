/**
 * The EVM node behind the ports: JSON-RPC over HTTP with the methods that every node has, and the
 * encoding of transactions. An answer that the node gives is one thing, no answer another: only the
 * first is ever taken for a refusal.
 */
@NullMarked
package network.conet.chain.rpc;

import org.jspecify.annotations.NullMarked;
