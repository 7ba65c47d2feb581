package network.conet.proofs.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import network.conet.proofs.outbox.EventTopic;
import network.conet.proofs.receipt.JudgeReceipts;
import network.conet.proofs.receipt.ReceivedReceipt;
import network.conet.proofs.receipt.VerdictCounts;
import network.conet.proto.proofs.v1.ReceiptReceived;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Judges receipts as they come from the topic, a poll at a time. */
public final class ReceiptsConsumer {
  public static final String TOPIC = EventTopic.RECEIPTS.value();
  private static final Logger LOG = Logger.getLogger(ReceiptsConsumer.class);

  private final JudgeReceipts judge;
  private final VerdictCounts counts;

  public ReceiptsConsumer(JudgeReceipts judge, VerdictCounts counts) {
    this.judge = judge;
    this.counts = counts;
  }

  public void judge(List<ConsumerRecord<byte[], byte[]>> records) {
    List<ReceivedReceipt> batch = new ArrayList<>(records.size());
    for (ConsumerRecord<byte[], byte[]> next : records) {
      try {
        batch.add(ReceiptMessages.decode(ReceiptReceived.parseFrom(next.value())));
      } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
        LOG.errorf(
            "unreadable message at %s-%d/%d: passed over",
            next.topic(), next.partition(), next.offset());
      }
    }
    counts.count(judge.judge(batch));
  }
}
