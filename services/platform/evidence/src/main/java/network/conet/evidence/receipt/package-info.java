/**
 * What a client owes a relay, said by the session's own key. A receipt is cumulative: the newest
 * one replaces all before it, so that settlement needs one signature for up to a denomination of
 * traffic. The verdict on a session is a pure function of the evidence, the epoch, the issuer's
 * keys, the known nodes and what was settled before, so that proofs, every verifier and every
 * auditor reach the same one. Cheap checks come first: forged evidence costs its reader least.
 */
@NullMarked
package network.conet.evidence.receipt;

import org.jspecify.annotations.NullMarked;
