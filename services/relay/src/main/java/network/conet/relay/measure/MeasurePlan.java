package network.conet.relay.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import network.conet.evidence.report.UptimeSlot;

/**
 * How much is looked at.
 *
 * @param measurers of each relay, an epoch
 * @param duration of one capacity measurement
 * @param checkers of each relay, a slot
 * @param slots at most, in an epoch
 * @param slot how long one lasts; the same for all relays of a network
 * @param spread the first part of a slot, in which a check begins at a moment that nobody else can
 *     tell; a relay that is up only when slots begin is found out
 */
public record MeasurePlan(
    int measurers, Duration duration, int checkers, int slots, Duration slot, Duration spread) {
  public MeasurePlan {
    if (measurers < 1 || checkers < 1 || slots < 1 || slots > 65_536) {
      throw new IllegalArgumentException("a plan needs measurers, checkers and slots");
    }
    if (duration.isNegative() || duration.isZero() || slot.isNegative() || slot.isZero()) {
      throw new IllegalArgumentException("a plan needs positive durations");
    }
    if (spread.isNegative() || spread.compareTo(slot.dividedBy(2)) > 0) {
      throw new IllegalArgumentException("checks begin in the first half of a slot");
    }
  }

  /**
   * The slot that runs: {@code floor((now - began) / slot)}, whoever asks and whenever it was
   * started. Empty before the epoch began by this relay's clock, and after the last slot.
   */
  Optional<UptimeSlot> slotAt(Instant began, Instant now) {
    if (now.isBefore(began)) {
      return Optional.empty();
    }
    long number = Duration.between(began, now).dividedBy(slot);
    return number < slots ? Optional.of(new UptimeSlot((int) number)) : Optional.empty();
  }

  Instant beginningOf(UptimeSlot number, Instant began) {
    return began.plus(slot.multipliedBy(number.number()));
  }
}
