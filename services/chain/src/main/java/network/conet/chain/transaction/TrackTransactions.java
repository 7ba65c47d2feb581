package network.conet.chain.transaction;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Brings every transaction to its end. Blocks are followed apart from what is open, so that nothing
 * open can keep what is included from being seen; the service's own key comes before everybody's.
 */
public final class TrackTransactions {
  private static final Duration BETWEEN_PRUNINGS = Duration.ofMinutes(1);

  private final FollowInclusions inclusions;
  private final KeepServiceKey own;
  private final SweepOpen sweep;
  private final TrackingStore store;
  private final Retention retention;
  private final Clock clock;
  private Instant pruned = Instant.EPOCH;

  public TrackTransactions(
      FollowInclusions inclusions,
      KeepServiceKey own,
      SweepOpen sweep,
      TrackingStore store,
      Retention retention,
      Clock clock) {
    this.inclusions = inclusions;
    this.own = own;
    this.sweep = sweep;
    this.store = store;
    this.retention = retention;
    this.clock = clock;
  }

  /**
   * One step along the blocks.
   *
   * @return whether there is more to do at once
   * @throws NodeUnreachableException if the node gives no answer; the next step goes on
   */
  public boolean followBlocks() {
    return inclusions.step();
  }

  /**
   * One round over what is open; called by one thread.
   *
   * @throws NodeUnreachableException if the node gives no answer; the next round goes on
   */
  public void tendOpen() {
    Instant now = clock.instant();
    if (pruned.plus(BETWEEN_PRUNINGS).isBefore(now)) {
      store.prune(retention, now);
      pruned = now;
    }
    own.run();
    sweep.run();
  }
}
