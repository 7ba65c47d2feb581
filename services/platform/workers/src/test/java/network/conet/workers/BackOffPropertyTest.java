package network.conet.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

class BackOffPropertyTest {
  @Property
  void liesBetweenHalfAndTheWholeAndNeverBeyondTheLimit(
      @ForAll @LongRange(min = 1, max = 60_000) long first,
      @ForAll @LongRange(min = 0, max = 600_000) long more,
      @ForAll @LongRange(min = 1) long failures,
      @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double random) {
    BackOff backOff = new BackOff(Duration.ofMillis(first), Duration.ofMillis(first + more));
    Duration wait = backOff.after(failures, random);
    assertThat(wait)
        .isLessThanOrEqualTo(backOff.limit())
        .isGreaterThanOrEqualTo(backOff.first().dividedBy(2));
    assertThat(backOff.after(failures + (failures < Long.MAX_VALUE ? 1 : 0), random))
        .isGreaterThanOrEqualTo(wait);
  }

  @Example
  void doublesUpToItsLimit() {
    BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(10));
    assertThat(backOff.after(1, 0)).isEqualTo(Duration.ofMillis(500));
    assertThat(backOff.after(2, 0)).isEqualTo(Duration.ofSeconds(1));
    assertThat(backOff.after(4, 0)).isEqualTo(Duration.ofSeconds(4));
    assertThat(backOff.after(5, 0)).isEqualTo(Duration.ofSeconds(5));
    assertThat(backOff.after(1000, 0.5)).isEqualTo(Duration.ofMillis(7_500));
  }

  @Example
  void asksNoMoreOftenThanInPeace() {
    for (Duration pause :
        new Duration[] {Duration.ZERO, Duration.ofMillis(250), Duration.ofMinutes(1)}) {
      assertThat(BackOff.forPause(pause).after(1, 0)).isGreaterThanOrEqualTo(pause);
    }
  }

  @Example
  void refusesWhatIsNoWait() {
    assertThatThrownBy(() -> new BackOff(Duration.ZERO, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BackOff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
