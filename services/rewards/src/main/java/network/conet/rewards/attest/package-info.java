/**
 * A verifier's duty, from a frozen dataset to a claimable root. It believes nobody: every voucher,
 * receipt and report is checked again, the stakes are its own reading of the chain compared with
 * its own node, and what does not agree to the unit is written down as a dispute and not signed.
 * One instance also collects what the verifiers bring and has the chain service anchor an epoch
 * once enough of them agree; it can hold an epoch back but not change one. Every step reads from
 * the database what is done and does the next thing, so that a process killed anywhere continues
 * where it was.
 */
@NullMarked
package network.conet.rewards.attest;

import org.jspecify.annotations.NullMarked;
