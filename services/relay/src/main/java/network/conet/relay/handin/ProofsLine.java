package network.conet.relay.handin;

import network.conet.evidence.receipt.ReceiptSequence;
import network.conet.relay.session.KeptSession;
import network.conet.units.VoucherId;

/** Port: a stream of receipts to proofs, which may break at any time. */
public interface ProofsLine {
  /** Told when proofs has stored a receipt for good. */
  @FunctionalInterface
  interface Confirmation {
    void stored(VoucherId voucher, ReceiptSequence sequence);
  }

  boolean isOpen();

  void open(Confirmation confirmation);

  void send(KeptSession session);
}
