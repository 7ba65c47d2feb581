package network.conet.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all counted values have in common, and what each has besides. */
class NumbersTest {
  @Test
  void readBackWhatTheyShowAndAreOrderedLikeTheirNumbers() {
    readBackAndOrdered(ByteCount::parse);
    readBackAndOrdered(EpochId::parse);
    readBackAndOrdered(BlockNumber::parse);
    readBackAndOrdered(BytesPerSecond::parse);
    readBackAndOrdered(BasisPoints::parse);
    readBackAndOrdered(TokenAmount::parse);
  }

  private static <T extends Comparable<T>> void readBackAndOrdered(Function<String, T> parse) {
    T four = parse.apply("4");
    T five = parse.apply("5");
    assertThat(four).hasToString("4").isEqualTo(parse.apply("4")).isNotEqualTo(five);
    assertThat(four).isLessThan(five).isEqualByComparingTo(parse.apply("4"));
    assertThat(five).isGreaterThan(four);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "01", "1/", "1:", "9223372036854775808"})
  void refuseOtherText(String text) {
    assertThatThrownBy(() -> ByteCount.parse(text)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BasisPoints.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void takeEveryDigitOfTheirRange() {
    assertThat(EpochId.parse("9223372036854775807")).isEqualTo(EpochId.of(Long.MAX_VALUE));
    assertThat(ByteCount.parse("1234567890").bytes()).isEqualTo(1_234_567_890);
    assertThat(Decimals.parse("9".repeat(78), "it")).hasToString("9".repeat(78));
    assertThatThrownBy(() -> Decimals.parse("9".repeat(79), "it"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Decimals.parse("", "it")).hasMessageContaining("plain decimal digits");
    assertThat(TokenAmount.parse("79228162514264337593543950335").units())
        .isEqualTo(TokenAmount.MAX_UNITS);
    assertThat(BasisPoints.parse("10000")).isEqualTo(BasisPoints.ALL);
    assertThatThrownBy(() -> BasisPoints.parse("10001"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(ChainId.of(31337).number()).isEqualTo(31337);
    assertThat(ChainId.of(1)).hasToString("1");
    assertThatThrownBy(() -> ChainId.of(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void bytesAreCounted() {
    ByteCount mebibyte = ByteCount.ofMebibytes(1);
    assertThat(mebibyte.bytes()).isEqualTo(1_048_576);
    assertThat(mebibyte.plus(ByteCount.of(2)).minus(ByteCount.of(3)).bytes()).isEqualTo(1_048_575);
    assertThat(mebibyte.minus(mebibyte)).isEqualTo(ByteCount.ZERO);
    assertThat(mebibyte.isMoreThan(ByteCount.of(1_048_575))).isTrue();
    assertThat(mebibyte.isMoreThan(mebibyte)).isFalse();
  }

  @Test
  void epochsAndBlocksFollowOneAnother() {
    assertThat(EpochId.of(7).next()).isEqualTo(EpochId.of(8));
    assertThat(EpochId.of(7).previous()).isEqualTo(EpochId.of(6));
    assertThat(EpochId.of(7).isAfter(EpochId.of(6))).isTrue();
    assertThat(EpochId.of(7).isAfter(EpochId.of(7))).isFalse();
    assertThat(BlockNumber.of(7).next()).isEqualTo(BlockNumber.of(8));
    assertThat(BlockNumber.of(7).plus(3)).isEqualTo(BlockNumber.of(10));
    assertThat(BlockNumber.of(7).isAfter(BlockNumber.of(6))).isTrue();
    assertThat(BlockNumber.of(7).isAfter(BlockNumber.of(7))).isFalse();
  }

  @Test
  void theLesserRateIsTaken() {
    BytesPerSecond five = BytesPerSecond.of(5);
    assertThat(five.min(BytesPerSecond.of(6))).isSameAs(five);
    assertThat(BytesPerSecond.of(6).min(five)).isSameAs(five);
    assertThat(five.min(BytesPerSecond.of(5))).isSameAs(five);
  }

  @Test
  void basisPointsAreOfTheWhole() {
    assertThat(BasisPoints.of(2_500).complement()).isEqualTo(BasisPoints.of(7_500));
    assertThat(BasisPoints.of(1).ofFloor(TokenAmount.ofUnits(19_999)))
        .isEqualTo(TokenAmount.ofUnits(1));
  }

  @Test
  void amountsAreCompared() {
    TokenAmount four = TokenAmount.ofUnits(4);
    TokenAmount five = TokenAmount.ofUnits(5);
    TokenAmount alsoFour = TokenAmount.ofUnits(4);
    assertThat(four.min(five)).isSameAs(four);
    assertThat(five.min(four)).isSameAs(four);
    assertThat(four.min(alsoFour)).isSameAs(four);
    assertThat(four.max(five)).isSameAs(five);
    assertThat(five.max(four)).isSameAs(five);
    assertThat(four.max(alsoFour)).isSameAs(four);
    assertThat(five.isMoreThan(four)).isTrue();
    assertThat(four.isMoreThan(alsoFour)).isFalse();
    assertThat(five.minusOrZero(four)).isEqualTo(TokenAmount.ofUnits(1));
    assertThat(four.minusOrZero(five)).isEqualTo(TokenAmount.ZERO);
    assertThat(four.isZero()).isFalse();
    assertThat(TokenAmount.ofTokens(0).isZero()).isTrue();
  }

  @Test
  void ratiosAreNeverNegativeAndMayBeNothing() {
    TokenAmount nine = TokenAmount.ofUnits(9);
    assertThat(nine.mulDivFloor(0, 4)).isEqualTo(TokenAmount.ZERO);
    assertThat(nine.mulDivFloor(1, 4)).isEqualTo(TokenAmount.ofUnits(2));
    assertThat(nine.mulDivFloor(nine, TokenAmount.ofUnits(2))).isEqualTo(TokenAmount.ofUnits(40));
    assertThat(nine.mulDivCeil(1, 4)).isEqualTo(TokenAmount.ofUnits(3));
    assertThat(nine.mulDivCeil(1, 3)).isEqualTo(TokenAmount.ofUnits(3));
    assertThatThrownBy(() -> nine.mulDivFloor(1, 0)).hasMessageContaining("not a ratio");
    assertThatThrownBy(() -> nine.mulDivFloor(-1, -3)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> nine.mulDivCeil(-1, -3)).isInstanceOf(ArithmeticException.class);
  }
}
