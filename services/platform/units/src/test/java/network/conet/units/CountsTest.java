package network.conet.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CountsTest {
  @Test
  void negativeCountsAreRefused() {
    assertThatThrownBy(() -> ByteCount.of(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EpochId.of(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BlockNumber.of(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BasisPoints.of(10_001)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void overflowThrows() {
    ByteCount max = ByteCount.of(Long.MAX_VALUE);
    assertThatThrownBy(() -> max.plus(ByteCount.of(1))).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> ByteCount.ZERO.minus(max)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> EpochId.of(Long.MAX_VALUE).next())
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> EpochId.parse("9223372036854775808"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anEarlyBlockReachesBackToTheFirst() {
    assertThat(BlockNumber.of(3).minusOrZero(5)).isEqualTo(BlockNumber.ZERO);
    assertThat(BlockNumber.of(9).minusOrZero(5)).isEqualTo(BlockNumber.of(4));
  }

  @Test
  void theFirstEpochHasNoPredecessor() {
    assertThatThrownBy(EpochId.ZERO::previous).isInstanceOf(IllegalStateException.class);
  }
}
