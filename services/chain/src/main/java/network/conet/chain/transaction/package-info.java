/**
 * Transactions on their way to the chain. A transaction is stored before it is sent, and what is
 * stored is sent again until the chain has answered; so a crash at any point loses nothing and
 * sends nothing twice, since the chain takes a nonce once. Two kinds come in: calls that this
 * service signs with its own key, each under the caller's idempotency key, and transactions that
 * their senders signed, which pass only if they call a function of a CoNET contract that the policy
 * allows to one of the sender's roles. Unknown is a legal outcome and is never taken for failure.
 */
@NullMarked
package network.conet.chain.transaction;

import org.jspecify.annotations.NullMarked;
