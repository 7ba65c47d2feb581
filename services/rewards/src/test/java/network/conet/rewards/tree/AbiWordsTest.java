package network.conet.rewards.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class AbiWordsTest {
  private static final BigInteger ABOVE = BigInteger.ONE.shiftLeft(256);

  @Test
  void aNumberFillsItsWordFromTheRight() {
    byte[] words = new AbiWords(2).uint(BigInteger.ONE).uint(BigInteger.valueOf(0x1234)).toBytes();
    assertThat(new BigInteger(1, words))
        .as("1 in the first of two words")
        .isEqualTo(ABOVE.add(BigInteger.valueOf(0x1234)));
  }

  @Test
  void theLargestNumberTakesAllOfItsWord() {
    BigInteger largest = ABOVE.subtract(BigInteger.ONE);
    assertThat(new AbiWords(1).uint(largest).toBytes()).hasSize(32).containsOnly(0xff);
  }

  @Test
  void whatNeedsMoreThanAWordIsRefused() {
    assertThatThrownBy(() -> new AbiWords(1).uint(ABOVE)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new AbiWords(1).uint(BigInteger.valueOf(-1)))
        .isInstanceOf(ArithmeticException.class);
  }
}
