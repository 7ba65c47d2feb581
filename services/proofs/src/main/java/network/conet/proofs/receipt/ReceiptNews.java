package network.conet.proofs.receipt;

import java.util.List;

/** Tells of receipts through the outbox, in the running transaction. */
public interface ReceiptNews {
  void received(List<ReceivedReceipt> receipts);

  void judged(List<JudgedReceipt> receipts);
}
