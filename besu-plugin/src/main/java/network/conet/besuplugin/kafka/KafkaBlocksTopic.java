package network.conet.besuplugin.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import network.conet.besuplugin.stream.BlocksTopic;
import network.conet.besuplugin.stream.StreamStopped;
import network.conet.chainevents.ChainEventCodec;
import network.conet.chainevents.ChainMessage;
import network.conet.chainevents.consume.ChainTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads all of the topic when asked, and writes to it. The producer is idempotent: what it sends
 * arrives once and in order, or is reported. (De)serializers are given as instances, since a node's
 * class loader does not find them by name.
 */
public final class KafkaBlocksTopic implements BlocksTopic, AutoCloseable {
  private static final TopicPartition PARTITION = new TopicPartition(ChainMessage.TOPIC, 0);
  private static final Duration POLL = Duration.ofMillis(500);

  /** Nothing comes from the broker for so long: it is away. */
  private static final Duration SILENCE = Duration.ofSeconds(60);

  /** What is under way may still arrive; then the topic is read for what did. */
  private static final Duration LAST_SENDS = Duration.ofSeconds(10);

  private final String bootstrapServers;
  private @Nullable KafkaProducer<byte[], byte[]> producer;

  public KafkaBlocksTopic(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  @Override
  public void read(Consumer<ChainMessage> each) {
    ChainTopic.ensure(bootstrapServers);
    Map<String, Object> reading =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "enable.auto.commit",
            false,
            "auto.offset.reset",
            "earliest",
            "isolation.level",
            "read_committed",
            "allow.auto.create.topics",
            false,
            "max.partition.fetch.bytes",
            4 << 20);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(PARTITION));
      consumer.seekToBeginning(List.of(PARTITION));
      long end = consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
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
    KafkaProducer<byte[], byte[]> current = opened();
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try {
      for (ChainMessage message : messages) {
        sent.add(
            current.send(
                new ProducerRecord<>(
                    ChainMessage.TOPIC, 0, new byte[0], ChainEventCodec.encode(message))));
      }
      current.flush();
      for (Future<RecordMetadata> one : sent) {
        var unused = one.get();
      }
    } catch (ExecutionException e) {
      discard();
      throw new IllegalStateException("Kafka did not take a block", e.getCause());
    } catch (InterruptedException e) {
      discard();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (RuntimeException e) {
      discard();
      throw e;
    }
  }

  private KafkaProducer<byte[], byte[]> opened() {
    KafkaProducer<byte[], byte[]> current = producer;
    if (current == null) {
      Map<String, Object> writing = new HashMap<>();
      writing.put("bootstrap.servers", bootstrapServers);
      writing.put("acks", "all");
      writing.put("enable.idempotence", true);
      writing.put("linger.ms", 0);
      writing.put("max.request.size", ChainMessage.MAX_BYTES);
      writing.put("buffer.memory", 2L * ChainMessage.MAX_BYTES);
      writing.put("max.block.ms", 10_000);
      writing.put("request.timeout.ms", 10_000);
      writing.put("delivery.timeout.ms", 30_000);
      current = new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer());
      producer = current;
    }
    return current;
  }

  private void discard() {
    KafkaProducer<byte[], byte[]> current = producer;
    producer = null;
    if (current != null) {
      current.close(LAST_SENDS);
    }
  }

  @Override
  public void close() {
    discard();
  }
}
