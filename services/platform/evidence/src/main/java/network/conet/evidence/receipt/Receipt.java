package network.conet.evidence.receipt;

import network.conet.chainaccess.AbiWords;
import network.conet.chainaccess.Keccak;
import network.conet.chainaccess.SigningKey;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.units.ByteCount;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.VoucherId;

/** So many bytes this relay has carried for this voucher's session so far. */
public record Receipt(
    VoucherId voucherId, NodeId nodeId, ByteCount bytesCarried, ReceiptSequence sequence) {
  private static final byte[] TYPE_HASH =
      Keccak.ofText(
          "Receipt(bytes32 voucherId,bytes32 nodeId,uint64 bytesCarried,uint64 sequence)");

  public Hash32 digest(EvidenceDomain domain) {
    return domain.digest(
        TYPE_HASH,
        new AbiWords()
            .word(voucherId.toBytes())
            .word(nodeId.toBytes())
            .number(bytesCarried.bytes())
            .number(sequence.number())
            .toBytes());
  }

  public SignedReceipt sign(EvidenceDomain domain, SigningKey sessionKey) {
    return new SignedReceipt(this, sessionKey.sign(digest(domain)));
  }
}
