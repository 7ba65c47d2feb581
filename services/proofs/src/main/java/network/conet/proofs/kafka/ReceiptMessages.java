package network.conet.proofs.kafka;

import com.google.protobuf.ByteString;
import java.time.Instant;
import network.conet.evidence.receipt.SessionEvidence;
import network.conet.evidence.receipt.Verdict;
import network.conet.proofs.outbox.EventTopic;
import network.conet.proofs.outbox.OutboundEvent;
import network.conet.proofs.receipt.JudgedReceipt;
import network.conet.proofs.receipt.ReceivedReceipt;
import network.conet.proto.proofs.v1.Receipt;
import network.conet.proto.proofs.v1.ReceiptJudged;
import network.conet.proto.proofs.v1.ReceiptReceived;
import network.conet.units.Hash32;

/** Receipts as messages. */
final class ReceiptMessages {
  private ReceiptMessages() {}

  static OutboundEvent received(ReceivedReceipt receipt) {
    SessionEvidence evidence = receipt.evidence();
    return new OutboundEvent(
        EventTopic.RECEIPTS,
        evidence.voucherId().toBytes(),
        ReceiptReceived.newBuilder()
            .setReceiptId(ByteString.copyFrom(receipt.id().toBytes()))
            .setReceivedAt(receipt.receivedAt().toEpochMilli())
            .setReceipt(
                Receipt.newBuilder()
                    .setPreparedMessage(
                        ByteString.copyFrom(evidence.voucher().prepared().toBytes()))
                    .setVoucherSignature(
                        ByteString.copyFrom(evidence.voucher().signature().toBytes()))
                    .setNodeId(ByteString.copyFrom(evidence.nodeId().toBytes()))
                    .setBytesCarried(evidence.receipt().bytesCarried().bytes())
                    .setSequence(evidence.receipt().sequence().number())
                    .setReceiptSignature(
                        ByteString.copyFrom(evidence.signed().signature().toBytes())))
            .build()
            .toByteArray());
  }

  static ReceivedReceipt decode(ReceiptReceived message) {
    Receipt receipt = message.getReceipt();
    return new ReceivedReceipt(
        Hash32.of(message.getReceiptId().toByteArray()),
        SessionEvidence.parse(
            receipt.getPreparedMessage().toByteArray(),
            receipt.getVoucherSignature().toByteArray(),
            receipt.getNodeId().toByteArray(),
            receipt.getBytesCarried(),
            receipt.getSequence(),
            receipt.getReceiptSignature().toByteArray()),
        Instant.ofEpochMilli(message.getReceivedAt()));
  }

  static OutboundEvent judged(JudgedReceipt judged) {
    SessionEvidence evidence = judged.receipt().evidence();
    ReceiptJudged.Builder message =
        ReceiptJudged.newBuilder()
            .setReceiptId(ByteString.copyFrom(judged.receipt().id().toBytes()))
            .setVoucherId(ByteString.copyFrom(evidence.voucherId().toBytes()))
            .setNodeId(ByteString.copyFrom(evidence.nodeId().toBytes()))
            .setEpoch(judged.epoch().number())
            .setBytesCarried(evidence.receipt().bytesCarried().bytes());
    switch (judged.verdict()) {
      case Verdict.Accepted accepted -> message.setBytesAdded(accepted.bytesAdded().bytes());
      case Verdict.Refused refused -> message.setRefusal(refused.reason().name());
    }
    return new OutboundEvent(
        EventTopic.VERDICTS, evidence.nodeId().toBytes(), message.build().toByteArray());
  }
}
