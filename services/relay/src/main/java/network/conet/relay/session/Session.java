package network.conet.relay.session;

import network.conet.evidence.receipt.Receipt;
import network.conet.evidence.receipt.ReceiptSequence;
import network.conet.evidence.receipt.SignedReceipt;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.evidence.voucher.Voucher;
import network.conet.units.ByteCount;
import network.conet.units.NodeId;
import network.conet.units.SignatureBytes;

/** A session in use by one circuit. One thread uses it. */
public final class Session {
  private final Voucher voucher;
  private final NodeId self;
  private final EvidenceDomain domain;
  private final CreditMeter meter;
  private ReceiptSequence sequence;
  private ByteCount receipted;

  Session(
      Voucher voucher,
      NodeId self,
      EvidenceDomain domain,
      CreditMeter meter,
      ReceiptSequence sequence,
      ByteCount receipted) {
    this.voucher = voucher;
    this.self = self;
    this.domain = domain;
    this.meter = meter;
    this.sequence = sequence;
    this.receipted = receipted;
  }

  /** What the client says it owes, once it is found to be its word and more than the last. */
  public ReceiptCheck check(ByteCount bytes, ReceiptSequence next, SignatureBytes signature) {
    if (!next.isAfter(sequence)
        || !bytes.isMoreThan(receipted)
        || bytes.isMoreThan(meter.carried())) {
      return new ReceiptCheck.Refused("not between the last receipt and what was carried");
    }
    SignedReceipt signed =
        new SignedReceipt(new Receipt(voucher.id(), self, bytes, next), signature);
    if (!signed.signedBy(voucher.message().sessionKey(), domain)) {
      return new ReceiptCheck.Refused("not signed by the session key");
    }
    sequence = next;
    receipted = bytes;
    return new ReceiptCheck.Good(signed);
  }

  public Voucher voucher() {
    return voucher;
  }

  public CreditMeter meter() {
    return meter;
  }

  public ByteCount receipted() {
    return receipted;
  }

  public ReceiptSequence sequence() {
    return sequence;
  }
}
