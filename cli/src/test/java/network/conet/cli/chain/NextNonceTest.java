package network.conet.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import network.conet.cli.api.Refusal;
import org.junit.jupiter.api.Test;

class NextNonceTest {
  @Test
  void isTheCountWhereNothingIsOpen() {
    assertThat(NextNonce.of(7, List.of())).isEqualTo(new NextNonce(7, List.of()));
  }

  @Test
  void comesAfterWhatIsOpenInARow() {
    assertThat(NextNonce.of(7, List.of(8L, 7L, 9L))).isEqualTo(new NextNonce(10, List.of()));
  }

  @Test
  void isTheMissingOneWhereThereIsAGapAndNamesWhatWaits() {
    assertThat(NextNonce.of(7, List.of(12L, 7L, 9L))).isEqualTo(new NextNonce(8, List.of(9L, 12L)));
  }

  @Test
  void doesNotLookAtNoncesThatAreUsed() {
    assertThat(NextNonce.of(7, List.of(5L, 6L))).isEqualTo(new NextNonce(7, List.of()));
  }

  @Test
  void nothingIsPutBehindAGap() {
    assertThat(OpenTransactions.withoutGap(new NextNonce(3, List.of()))).isEqualTo(3);
    assertThatThrownBy(() -> OpenTransactions.withoutGap(new NextNonce(3, List.of(5L, 6L))))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("Nonce 3 of your account is missing")
        .hasMessageContaining("nonces 5, 6 wait for it")
        .hasMessageContaining("conet tx cancel 3");
  }
}
