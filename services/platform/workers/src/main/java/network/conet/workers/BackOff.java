package network.conet.workers;

import java.time.Duration;

/**
 * How long to wait after a failure: doubled with each failure in a row up to a limit, and of that a
 * random part between one half and the whole, so that those who failed together do not come back
 * together.
 *
 * @param first the whole wait after the first failure
 * @param limit the longest whole wait
 */
public record BackOff(Duration first, Duration limit) {
  public BackOff {
    if (first.isNegative() || first.isZero() || limit.compareTo(first) < 0) {
      throw new IllegalArgumentException("not 0 < first <= limit: " + first + ", " + limit);
    }
  }

  /**
   * What a worker uses that was not told otherwise. Never sooner than its pause: who fails is not
   * asked more often than who answers.
   */
  static BackOff forPause(Duration pause) {
    Duration first = max(pause.multipliedBy(2), Duration.ofSeconds(1));
    return new BackOff(first, max(first, Duration.ofSeconds(10)));
  }

  /**
   * @param failures how many there were in a row, at least one
   * @param random evenly from 0 (included) to 1 (left out)
   */
  Duration after(long failures, double random) {
    if (failures < 1 || random < 0 || random >= 1) {
      throw new IllegalArgumentException(failures + " failures, random " + random);
    }
    long doublings = Math.min(failures - 1, Long.SIZE - 2);
    long limitNanos = limit.toNanos();
    long whole =
        first.toNanos() > limitNanos >> doublings ? limitNanos : first.toNanos() << doublings;
    return Duration.ofNanos(whole / 2 + (long) (whole / 2.0 * random));
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }
}
