package network.conet.proofs.epoch;

import java.time.Duration;
import java.time.Instant;

/** The two immutables of the anchor contract that all boundaries follow from. */
public record EpochRule(Duration length, Instant genesis) {
  public EpochRule {
    if (length.isNegative() || length.isZero()) {
      throw new IllegalArgumentException("an epoch must have a length: " + length);
    }
  }

  /** {@code end(e-1) + EPOCH_LENGTH}: the first block at or past it is the snapshot of e. */
  public Instant boundaryAfter(Instant previousEnd) {
    return previousEnd.plus(length);
  }
}
