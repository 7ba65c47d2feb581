package network.conet.evidence.receipt;

import java.nio.ByteBuffer;
import network.conet.chainaccess.Keccak;
import network.conet.evidence.voucher.PreparedVoucher;
import network.conet.evidence.voucher.RsaSignature;
import network.conet.evidence.voucher.Voucher;
import network.conet.units.ByteCount;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.SignatureBytes;
import network.conet.units.VoucherId;

/** A voucher, and the newest receipt of its session: all that settles it. */
public record SessionEvidence(Voucher voucher, SignedReceipt signed) {

  /**
   * Reads the fields of the wire message.
   *
   * @throws IllegalArgumentException if they can never be read as evidence: refuse as MALFORMED
   */
  public static SessionEvidence parse(
      byte[] preparedMessage,
      byte[] voucherSignature,
      byte[] nodeId,
      long bytesCarried,
      long sequence,
      byte[] receiptSignature) {
    PreparedVoucher prepared = PreparedVoucher.of(preparedMessage);
    Receipt receipt =
        new Receipt(
            prepared.id(),
            NodeId.of(nodeId),
            ByteCount.of(bytesCarried),
            ReceiptSequence.of(sequence));
    return new SessionEvidence(
        new Voucher(prepared, RsaSignature.of(voucherSignature)),
        new SignedReceipt(receipt, SignatureBytes.of(receiptSignature)));
  }

  public VoucherId voucherId() {
    return voucher.id();
  }

  public NodeId nodeId() {
    return signed.receipt().nodeId();
  }

  public Receipt receipt() {
    return signed.receipt();
  }

  /**
   * Identifies this submission: keccak256 of prepared message, voucher signature, node id, u64
   * bytes, u64 sequence and receipt signature, joined.
   */
  public Hash32 receiptId() {
    return Keccak.hash(
        voucher.prepared().toBytes(),
        voucher.signature().toBytes(),
        nodeId().toBytes(),
        ByteBuffer.allocate(16)
            .putLong(receipt().bytesCarried().bytes())
            .putLong(receipt().sequence().number())
            .array(),
        signed.signature().toBytes());
  }
}
