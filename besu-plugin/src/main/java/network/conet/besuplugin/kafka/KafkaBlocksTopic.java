package network.conet.besuplugin.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import network.conet.besuplugin.stream.BlocksTopic;
import network.conet.besuplugin.stream.StreamStopped;
import network.conet.chainevents.ChainEventCodec;
import network.conet.chainevents.ChainMessage;
import network.conet.chainevents.consume.ChainTopic;
import network.conet.kafka.KafkaClient;
import network.conet.kafka.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads all of the topic when asked, and writes to it. A batch is one Kafka transaction: all of it
 * is in the topic, in order, or nothing. Before the topic is read the producer takes its name from
 * whoever had it before, so that nothing which an earlier life had under way can come after what
 * was read. (De)serializers are given as instances, since a node's class loader does not find them
 * by name.
 */
public final class KafkaBlocksTopic implements BlocksTopic, AutoCloseable {
  private static final TopicPartition PARTITION = new TopicPartition(ChainMessage.TOPIC, 0);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final long END_SECONDS = 30;

  /** Nothing comes from the broker for so long: it is away, or somebody's transaction hangs. */
  private static final Duration SILENCE = Duration.ofSeconds(120);

  /** For so long a node that was killed in a transaction holds up who reads after it. */
  private static final int TRANSACTION_MILLIS = 20_000;

  private final KafkaClient kafka;
  private final String name;
  private @Nullable KafkaProducer<byte[], byte[]> producer;

  /**
   * @param name of this writer among those of the topic: of two with one name only one can write
   */
  public KafkaBlocksTopic(KafkaClient kafka, String name) {
    this.kafka = kafka;
    this.name = name;
  }

  @Override
  public void read(Consumer<ChainMessage> each) {
    var unusedId = ChainTopic.requireOnePartition(kafka);
    discard();
    var unused = opened();
    long end = end();
    try (KafkaConsumer<byte[], byte[]> consumer =
        kafka.consumer(Map.of("max.partition.fetch.bytes", 4 << 20))) {
      consumer.assign(List.of(PARTITION));
      consumer.seekToBeginning(List.of(PARTITION));
      readTo(end, consumer, each);
    }
  }

  private static void readTo(
      long end, KafkaConsumer<byte[], byte[]> consumer, Consumer<ChainMessage> each) {
    long heard = System.nanoTime();
    for (long position = consumer.position(PARTITION); position < end; ) {
      consumer.poll(POLL).records(PARTITION).forEach(record -> each.accept(decoded(record)));
      long now = consumer.position(PARTITION);
      if (now > position) {
        heard = System.nanoTime();
      } else if (System.nanoTime() - heard > SILENCE.toNanos()) {
        throw new IllegalStateException("Kafka gave nothing of the topic for " + SILENCE);
      }
      position = now;
    }
  }

  /** Where the topic ends, with what is not committed yet: it is waited for. */
  private long end() {
    try (Admin admin = kafka.admin()) {
      return admin
          .listOffsets(Map.of(PARTITION, OffsetSpec.latest()))
          .partitionResult(PARTITION)
          .get(END_SECONDS, TimeUnit.SECONDS)
          .offset();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Kafka does not say where the topic ends", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static ChainMessage decoded(ConsumerRecord<byte[], byte[]> record) {
    try {
      return ChainEventCodec.decode(record.value());
    } catch (IllegalArgumentException e) {
      throw new StreamStopped(
          "readers of the topic stop at offset " + record.offset() + ": " + e.getMessage());
    }
  }

  @Override
  public void write(List<ChainMessage> messages) {
    try {
      KafkaProducer<byte[], byte[]> current = opened();
      current.beginTransaction();
      for (ChainMessage message : messages) {
        // a failure of any message fails the commit below
        var unused =
            current.send(
                new ProducerRecord<>(
                    ChainMessage.TOPIC, 0, new byte[0], ChainEventCodec.encode(message)));
      }
      current.commitTransaction();
    } catch (RuntimeException e) {
      discard();
      throw e;
    }
  }

  private KafkaProducer<byte[], byte[]> opened() {
    KafkaProducer<byte[], byte[]> current = producer;
    if (current == null) {
      int largest = Topics.CHAIN_BLOCKS.largestRecord();
      current =
          kafka.transactionalProducer(
              "blocks-" + name,
              Map.of(
                  "transaction.timeout.ms",
                  TRANSACTION_MILLIS,
                  "max.request.size",
                  largest,
                  "buffer.memory",
                  2L * largest,
                  "max.block.ms",
                  10_000,
                  "request.timeout.ms",
                  10_000,
                  "delivery.timeout.ms",
                  15_000));
      producer = current;
      current.initTransactions();
    }
    return current;
  }

  private void discard() {
    KafkaProducer<byte[], byte[]> current = producer;
    producer = null;
    if (current != null) {
      current.close(Duration.ZERO);
    }
  }

  @Override
  public void close() {
    discard();
  }
}
