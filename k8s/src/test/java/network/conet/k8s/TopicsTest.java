package network.conet.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import network.conet.kafka.Party;
import network.conet.kafka.Topic;
import network.conet.kafka.Topics;
import org.junit.jupiter.api.Test;

/** The chart makes the topics, and grants the rights, of the one list. */
class TopicsTest {
  @Test
  void theChartHasTheListOfTopics() {
    Map<String, Object> listed =
        Chart.<Map<String, Object>>load(Chart.read(Path.of("conet", "files", "topics.yaml")));
    assertThat(listed)
        .isEqualTo(Topics.all().stream().collect(Collectors.toMap(Topic::name, TopicsTest::entry)));
  }

  private static Map<String, Object> entry(Topic topic) {
    return Map.of(
        "partitions",
        topic.partitions(),
        "retention",
        topic.kept().map(Duration::toMillis).<Number>map(millis -> millis).orElse(-1),
        "largest",
        topic.largestRecord(),
        "writers",
        names(topic.writers()),
        "readers",
        names(topic.readers()));
  }

  private static List<String> names(Set<Party> parties) {
    return parties.stream()
        .sorted()
        .map(party -> party.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }
}
