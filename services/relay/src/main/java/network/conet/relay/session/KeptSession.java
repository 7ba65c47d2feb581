package network.conet.relay.session;

import java.util.Optional;
import network.conet.evidence.receipt.ReceiptSequence;
import network.conet.evidence.receipt.SignedReceipt;
import network.conet.evidence.voucher.Voucher;
import network.conet.units.ByteCount;
import network.conet.units.VoucherId;

/** A voucher that was shown here, and its newest receipt. */
public record KeptSession(Voucher voucher, Optional<SignedReceipt> newest) {
  public VoucherId voucherId() {
    return voucher.id();
  }

  public ByteCount receipted() {
    return newest.map(signed -> signed.receipt().bytesCarried()).orElse(ByteCount.ZERO);
  }

  public ReceiptSequence sequence() {
    return newest.map(signed -> signed.receipt().sequence()).orElse(ReceiptSequence.NONE);
  }
}
