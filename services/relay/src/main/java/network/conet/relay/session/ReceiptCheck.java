package network.conet.relay.session;

import network.conet.evidence.receipt.SignedReceipt;

/** Whether a receipt is worth keeping. */
public sealed interface ReceiptCheck {
  record Good(SignedReceipt signed) implements ReceiptCheck {}

  record Refused(String why) implements ReceiptCheck {}
}
