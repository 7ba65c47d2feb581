package network.conet.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenAmountTest {
  @Test
  void theRangeIsUint96() {
    TokenAmount max = new TokenAmount(TokenAmount.MAX_UNITS);
    assertThatThrownBy(() -> max.plus(TokenAmount.ofUnits(1)))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new TokenAmount(BigInteger.valueOf(-1)))
        .isInstanceOf(ArithmeticException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "+1",
        "01",
        "1.0",
        "1e3",
        " 1",
        "0x1",
        "\u0661",
        "79228162514264337593543950336"
      })
  void refusesWhatIsNotACanonicalAmount(String text) {
    assertThatThrownBy(() -> TokenAmount.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void showsTokensToPeople() {
    assertThat(TokenAmount.ofTokens(3).toTokens()).isEqualTo("3");
    assertThat(TokenAmount.parse("1500000000000000000").toTokens()).isEqualTo("1.5");
    assertThat(TokenAmount.ofUnits(1).toTokens()).isEqualTo("0.000000000000000001");
  }

  @Test
  void refusesToDivideByNothing() {
    assertThatThrownBy(() -> TokenAmount.ofUnits(1).mulDivFloor(1, 0))
        .isInstanceOf(ArithmeticException.class);
  }
}
