package network.conet.chainaccess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class GasTest {
  @Test
  void reservesHalfMoreAndTwoNewWords() {
    assertThat(new Gas(100_000).withReserve()).isEqualTo(new Gas(150_000 + 44_200));
    assertThat(new Gas(1).withReserve()).isEqualTo(new Gas(2 + 44_200));
  }

  @Test
  void refusesWhatIsNoAmountOfGas() {
    assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new Gas(-1));
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> new Gas(Long.MAX_VALUE).withReserve());
  }

  @Test
  void aChainOffersNothingWhereItsBlocksAskForNothing() {
    assertThat(BaseFee.ofBlock(null).isNothing()).isTrue();
    assertThat(BaseFee.ofBlock("0x0").isNothing()).isTrue();
    assertThat(BaseFee.ofBlock("0x7").isNothing()).isFalse();
    assertThat(BaseFee.ofBlock("0x3b9aca00").price()).isEqualTo(1_000_000_000);
  }
}
