package network.conet.client.route;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.random.RandomGenerator;
import network.conet.units.NodeId;

/**
 * What relays did to us: one that failed is left alone for a while, twice as long each time, and
 * one that lets no streams leave is not asked to again.
 */
public final class RelayMemory {
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofHours(1);

  /** How long a refusal to be an exit holds. */
  private static final Duration NO_EXIT = Duration.ofMinutes(30);

  private record Failures(int count, Instant until) {}

  private final Clock clock;
  private final Map<NodeId, Failures> failures = new HashMap<>();
  private final Map<NodeId, Instant> noExits = new HashMap<>();

  public RelayMemory(Clock clock) {
    this.clock = clock;
  }

  public synchronized void failed(NodeId node) {
    Failures before = failures.getOrDefault(node, new Failures(0, Instant.MIN));
    long factor = 1L << Math.min(before.count(), 20);
    Duration wait = FIRST.multipliedBy(factor);
    failures.put(
        node,
        new Failures(
            before.count() + 1,
            clock.instant().plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST)));
  }

  public synchronized void worked(NodeId node) {
    failures.remove(node);
  }

  public synchronized void isNoExit(NodeId node) {
    noExits.put(node, clock.instant().plus(NO_EXIT));
  }

  synchronized boolean mayExit(NodeId node) {
    return !noExits.getOrDefault(node, Instant.MIN).isAfter(clock.instant());
  }

  /** Those left alone now, and until when. */
  public synchronized Map<NodeId, Instant> avoided() {
    Instant now = clock.instant();
    Map<NodeId, Instant> avoided = new HashMap<>();
    failures.forEach(
        (node, failed) -> {
          if (failed.until().isAfter(now)) {
            avoided.put(node, failed.until());
          }
        });
    return avoided;
  }

  /** In the order to try them: at random, but those that failed last, the longest ago first. */
  List<Relay> inOrder(List<Relay> relays, RandomGenerator random) {
    Map<NodeId, Instant> avoided = avoided();
    return relays.stream()
        .map(relay -> Map.entry(relay, random.nextInt()))
        .sorted(
            Comparator.<Entry<Relay, Integer>, Instant>comparing(
                    entry -> avoided.getOrDefault(entry.getKey().node(), Instant.MIN))
                .thenComparing(Entry::getValue))
        .map(Entry::getKey)
        .toList();
  }
}
