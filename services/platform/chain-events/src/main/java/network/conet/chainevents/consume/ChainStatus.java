package network.conet.chainevents.consume;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import network.conet.chainevents.BlockPosition;

/**
 * Where a consumer is.
 *
 * @param tip the newest block that is applied
 * @param tipTime that block's own time
 * @param lag between that block's time and its being applied
 * @param behind messages of the topic that are not applied yet
 * @param gap whether a block above the tip waits for one that nobody has told of
 * @param blocks how many were applied since the start
 * @param takenBack how often blocks were taken back since the start
 */
public record ChainStatus(
    Optional<BlockPosition> tip,
    Optional<Instant> tipTime,
    Duration lag,
    long behind,
    boolean gap,
    long blocks,
    long takenBack) {
  /** More than a moment's work: what it answers from is old. */
  private static final long BEHIND = 100;

  static final ChainStatus NONE =
      new ChainStatus(Optional.empty(), Optional.empty(), Duration.ZERO, 0, false, 0, 0);

  /** Why what is answered may not be the chain's newest state; nothing if it is. */
  public Optional<String> notReady() {
    if (gap) {
      return Optional.of("a block above the tip waits for its parent, which no source has told of");
    }
    if (behind > BEHIND) {
      return Optional.of(behind + " messages of the chain's topic are not applied yet");
    }
    return Optional.empty();
  }
}
