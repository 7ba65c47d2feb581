/**
 * The issuer of blind vouchers. It knows payers and what they committed on the chain; it signs
 * numbers that it cannot read. What it keeps of a request is the payer, the window, the
 * denomination, the cost and the blind answer, and none of these can be matched with a voucher that
 * turns up later: a blinded message is uniformly random whatever it hides. So this package and the
 * receipt package share no id, and neither may ever be given one of the other's. Money: a request
 * costs the sum of its vouchers, each rounded up at the price in force; debit and signature are one
 * transaction, and a request id gets one answer for good.
 */
@NullMarked
package network.conet.proofs.voucher;

import org.jspecify.annotations.NullMarked;
