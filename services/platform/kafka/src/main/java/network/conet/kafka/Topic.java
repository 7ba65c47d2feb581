package network.conet.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A topic as it must be.
 *
 * @param keyedBy what decides on a record's partition, in words
 * @param partitions how many; instances of a reader share them out
 * @param kept how long records stay; empty for ever
 * @param largestRecord in bytes
 */
public record Topic(
    String name,
    String keyedBy,
    int partitions,
    Optional<Duration> kept,
    int largestRecord,
    Set<Party> writers,
    Set<Party> readers) {

  public Topic {
    writers = Set.copyOf(writers);
    readers = Set.copyOf(readers);
  }

  public boolean isUsedBy(Party party) {
    return writers.contains(party) || readers.contains(party);
  }

  /** What the broker must be told about it beside its partitions. Nothing is compacted. */
  Map<String, String> settings() {
    return Map.of(
        "cleanup.policy",
        "delete",
        "retention.ms",
        kept.map(Duration::toMillis).orElse(-1L).toString(),
        "retention.bytes",
        "-1",
        "max.message.bytes",
        Integer.toString(largestRecord));
  }

  /** With the broker's own number of replicas. */
  NewTopic asNew() {
    return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(settings());
  }
}
