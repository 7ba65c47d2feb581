package network.conet.relay.measure;

import java.time.Duration;

/**
 * How much is looked at.
 *
 * @param measurers of each relay, an epoch
 * @param duration of one capacity measurement
 * @param checkers of each relay, a slot
 * @param slots at most, in an epoch
 * @param slot how long one lasts
 */
public record MeasurePlan(
    int measurers, Duration duration, int checkers, int slots, Duration slot) {
  public MeasurePlan {
    if (measurers < 1 || checkers < 1 || slots < 1 || slots > 65_536) {
      throw new IllegalArgumentException("a plan needs measurers, checkers and slots");
    }
    if (duration.isNegative() || duration.isZero() || slot.isNegative() || slot.isZero()) {
      throw new IllegalArgumentException("a plan needs positive durations");
    }
  }
}
