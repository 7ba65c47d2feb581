/**
 * From a relay's hand to a verdict. A submission is stored and announced in one transaction, then
 * acknowledged: from then on the relay may forget it. It is judged once, later, by the pure rule of
 * the evidence module against what was settled of its voucher so far; the verdict, the settlement
 * and the event that tells of it are one transaction again, so that a redelivered message finds its
 * receipt judged and changes nothing. A refused receipt is kept with its reason for anyone to see.
 * Nothing here knows a payer: a voucher was signed unseen, and no column or log line could join it
 * to who paid.
 */
@NullMarked
package network.conet.proofs.receipt;

import org.jspecify.annotations.NullMarked;
