/**
 * An epoch ends with the first block whose timestamp is at least the end of the one before plus the
 * epoch length; its dataset is frozen then, once, in the transaction that applies that block: the
 * records in canonical order, their hash, and per node capacity, uptime and fees. Whatever is
 * judged later belongs to the next epoch. A gate, held shared by everything that adds evidence and
 * exclusively by freezing, keeps a batch from falling into two epochs. Money: a session's fee is
 * the bytes it added in this epoch at the price of its voucher's window, rounded down for each
 * session, so that the sum is what anyone recomputes from the records, and over all epochs never
 * more than the credit that the voucher was debited with.
 */
@NullMarked
package network.conet.proofs.epoch;

import org.jspecify.annotations.NullMarked;
