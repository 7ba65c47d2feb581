package network.conet.rewards.attest;

import java.util.Collection;
import java.util.Map;
import network.conet.evidence.receipt.SettledSession;
import network.conet.evidence.voucher.IssuerPublicKey;
import network.conet.evidence.voucher.VoucherWindow;
import network.conet.units.ByteCount;
import network.conet.units.VoucherId;

/** Port: what this verifier itself has accepted in earlier epochs. */
public interface SettledSessions {

  /** Of these vouchers, those that settled before, with their last count. */
  Map<VoucherId, SettledSession> find(Collection<VoucherId> vouchers);

  /** False if another key was seen for this window and denomination before. */
  boolean pin(VoucherWindow window, ByteCount denomination, IssuerPublicKey key);
}
