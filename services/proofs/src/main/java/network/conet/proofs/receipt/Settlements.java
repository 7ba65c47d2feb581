package network.conet.proofs.receipt;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import network.conet.evidence.receipt.SettledSession;
import network.conet.units.EpochId;
import network.conet.units.VoucherId;

/** What was settled of each voucher: one row for each epoch in which its session moved on. */
public interface Settlements {
  /** What was settled so far, of those vouchers that were ever settled. */
  Map<VoucherId, SettledSession> settled(Collection<VoucherId> vouchers);

  /** Makes these the newest receipts of their sessions in the epoch; one for each voucher. */
  void settle(EpochId epoch, List<ReceivedReceipt> newest);
}
