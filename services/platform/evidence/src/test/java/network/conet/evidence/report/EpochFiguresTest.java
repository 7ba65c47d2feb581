package network.conet.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import network.conet.evidence.Samples;
import network.conet.units.BasisPoints;
import network.conet.units.BytesPerSecond;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import org.junit.jupiter.api.Test;

class EpochFiguresTest {
  private static CapacityReport rate(long rate) {
    return new CapacityReport(
        EpochId.of(1),
        Samples.node(1),
        Samples.node(2),
        BytesPerSecond.of(rate),
        new MeasuredMillis(1000),
        Hash32.ZERO);
  }

  private static UptimeReport slot(int slot, boolean reachable) {
    return new UptimeReport(
        EpochId.of(1),
        Samples.node(1),
        Samples.node(2),
        new UptimeSlot(slot),
        reachable,
        Hash32.ZERO);
  }

  private static BytesPerSecond capacity(long... rates) {
    return EpochFigures.capacity(Arrays.stream(rates).mapToObj(EpochFiguresTest::rate).toList());
  }

  @Test
  void capacityIsTheLowerMedian() {
    assertThat(capacity()).isEqualTo(BytesPerSecond.ZERO);
    assertThat(capacity(7)).isEqualTo(BytesPerSecond.of(7));
    assertThat(capacity(9, 5)).isEqualTo(BytesPerSecond.of(5));
    assertThat(capacity(1_000_000, 5, 6)).isEqualTo(BytesPerSecond.of(6));
  }

  @Test
  void uptimeCountsSlotsByTheirMajority() {
    assertThat(EpochFigures.uptimeFloor(List.of())).isEqualTo(BasisPoints.ZERO);
    assertThat(EpochFigures.uptimeFloor(List.of(slot(0, true), slot(1, true), slot(2, false))))
        .isEqualTo(BasisPoints.of(6666));
    assertThat(EpochFigures.uptimeFloor(List.of(slot(0, true), slot(0, false))))
        .isEqualTo(BasisPoints.ZERO);
    assertThat(EpochFigures.uptimeFloor(List.of(slot(0, true), slot(0, true), slot(0, false))))
        .isEqualTo(BasisPoints.ALL);
  }

  @Test
  void nobodyReportsOnItself() {
    assertThatThrownBy(
            () ->
                new UptimeReport(
                    EpochId.of(1),
                    Samples.node(1),
                    Samples.node(1),
                    new UptimeSlot(0),
                    true,
                    Hash32.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
