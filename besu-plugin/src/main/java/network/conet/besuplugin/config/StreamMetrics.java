package network.conet.besuplugin.config;

import java.util.Optional;
import java.util.function.Supplier;
import network.conet.besuplugin.rpc.StreamView;
import org.hyperledger.besu.plugin.services.MetricsSystem;
import org.hyperledger.besu.plugin.services.metrics.MetricCategory;

/**
 * {@code conet_stream_*} among the node's metrics, where {@code --metrics-category} names CONET.
 */
enum StreamMetrics implements MetricCategory {
  CONET;

  @Override
  public String getName() {
    return "conet";
  }

  @Override
  public Optional<String> getApplicationPrefix() {
    return Optional.of("");
  }

  static void create(MetricsSystem metrics, Supplier<StreamView> view) {
    metrics.createLongGauge(
        CONET,
        "stream_told",
        "Number of the newest block that the topic has",
        () -> view.get().status().told().map(block -> block.number().number()).orElse(0L));
    metrics.createLongGauge(
        CONET,
        "stream_behind",
        "Blocks of the node's chain that are still to be told",
        () -> view.get().status().behind());
    metrics.createLongGauge(
        CONET, "stream_queued", "New blocks that wait in memory", () -> view.get().queued());
    metrics.createLongGauge(
        CONET,
        "stream_failing",
        "Whether the newest attempt to go on failed",
        () -> view.get().failure().isPresent() ? 1 : 0);
    metrics.createCounter(
        CONET, "stream_blocks", "Blocks written", () -> view.get().status().blocks());
    metrics.createCounter(
        CONET,
        "stream_taken_back",
        "Blocks told to be taken back",
        () -> view.get().status().takenBack());
    metrics.createCounter(
        CONET,
        "stream_left_out",
        "New blocks that found the queue full",
        () -> view.get().leftOutOfQueue());
    metrics.createCounter(
        CONET,
        "stream_walks",
        "Comparisons of the node's chain with what was told",
        () -> view.get().status().walks());
  }
}
