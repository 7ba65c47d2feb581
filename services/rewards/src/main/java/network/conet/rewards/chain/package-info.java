/**
 * The contracts as bytes: which topic is which event, and what the node answers to a call at a
 * block. The signatures are written out here and held against the generated bindings by a test, so
 * that a contract that changes breaks the build and not an epoch. Everything is asked of the
 * verifier's own node over JSON-RPC; nothing is sent from here.
 */
@NullMarked
package network.conet.rewards.chain;

import org.jspecify.annotations.NullMarked;
