package network.conet.proofs.kafka;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.List;
import network.conet.proofs.epoch.Dataset;
import network.conet.proofs.epoch.DatasetNews;
import network.conet.proofs.outbox.EventTopic;
import network.conet.proofs.outbox.OutboundEvent;
import network.conet.proofs.outbox.Outbox;
import network.conet.proofs.receipt.JudgedReceipt;
import network.conet.proofs.receipt.ReceiptNews;
import network.conet.proofs.receipt.ReceivedReceipt;
import network.conet.proto.proofs.v1.DatasetFrozen;

/** Encodes what happened and leaves it in the outbox. */
public final class OutboxNews implements ReceiptNews, DatasetNews {
  private final Outbox outbox;

  public OutboxNews(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public void received(List<ReceivedReceipt> receipts) {
    outbox.append(receipts.stream().map(ReceiptMessages::received).toList());
  }

  @Override
  public void judged(List<JudgedReceipt> receipts) {
    outbox.append(receipts.stream().map(ReceiptMessages::judged).toList());
  }

  @Override
  public void frozen(Dataset dataset) {
    DatasetFrozen message =
        DatasetFrozen.newBuilder()
            .setEpoch(dataset.epoch().number())
            .setSnapshotBlock(dataset.snapshot().number().number())
            .setSnapshotHash(ByteString.copyFrom(dataset.snapshot().hash().toBytes()))
            .setEndTime(dataset.snapshot().time().getEpochSecond())
            .setDatasetHash(ByteString.copyFrom(dataset.hash().toBytes()))
            .build();
    byte[] key = ByteBuffer.allocate(Long.BYTES).putLong(dataset.epoch().number()).array();
    outbox.append(List.of(new OutboundEvent(EventTopic.DATASETS, key, message.toByteArray())));
  }
}
