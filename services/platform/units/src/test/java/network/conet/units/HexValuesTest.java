package network.conet.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HexValuesTest {
  private static final String DIGITS = "0123456789abcdef";

  @Test
  void valuesReadBackFromTextAndBytes() {
    valueOf(20, AccountAddress::parse, AccountAddress::of, AccountAddress::toBytes);
    valueOf(32, Hash32::parse, Hash32::of, Hash32::toBytes);
    valueOf(32, NodeId::parse, NodeId::of, NodeId::toBytes);
    valueOf(32, TxHash::parse, TxHash::of, TxHash::toBytes);
    valueOf(32, VoucherId::parse, VoucherId::of, VoucherId::toBytes);
    valueOf(7, Bytes::parse, Bytes::of, Bytes::toBytes);
  }

  private static <T> void valueOf(
      int length, Function<String, T> parse, Function<byte[], T> of, Function<T, byte[]> toBytes) {
    String text = "0x" + DIGITS.repeat(4).substring(0, 2 * length);
    T value = parse.apply(text);
    assertThat(value).hasToString(text).isEqualTo(of.apply(Hex.parse(text)));
    assertThat(parse.apply("0x" + text.substring(2).toUpperCase(Locale.ROOT))).isEqualTo(value);
    assertThat(toBytes.apply(value)).isEqualTo(Hex.parse(text));
  }

  @Test
  void aSignatureReadsBackFromTextAndBytes() {
    String text = "0x" + DIGITS.repeat(8) + "1b";
    assertThat(SignatureBytes.of(Hex.parse(text)))
        .hasToString(text)
        .isEqualTo(SignatureBytes.parse(text));
  }

  @Test
  void idsAreOrderedLikeTheirNumbers() {
    String low = "0x" + "01".repeat(32);
    String high = "0x" + "10".repeat(32);
    assertThat(NodeId.parse(low)).isLessThan(NodeId.parse(high));
    assertThat(TxHash.parse(low)).isLessThan(TxHash.parse(high));
    assertThat(VoucherId.parse(low)).isLessThan(VoucherId.parse(high));
    assertThat(Hash32.parse(low)).isLessThan(Hash32.parse(high));
  }

  @Test
  void nobodyAndNothingAreZero() {
    assertThat(AccountAddress.parse("0x" + "00".repeat(20)).isZero()).isTrue();
    assertThat(AccountAddress.parse("0x" + "00".repeat(19) + "01").isZero()).isFalse();
    assertThat(Hash32.ZERO.isZero()).isTrue();
    assertThat(Hash32.parse("0x" + "00".repeat(31) + "01").isZero()).isFalse();
    assertThat(Bytes.EMPTY.isEmpty()).isTrue();
    assertThat(Bytes.parse("0x00").isEmpty()).isFalse();
    assertThat(Bytes.parse("0x0000").length()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", ":", "`", "g", "@", "G", " "})
  void neighboursOfTheDigitsAreRefused(String character) {
    assertThatThrownBy(() -> AccountAddress.parse("0x" + "0".repeat(39) + character))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not hex pairs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1x", "0X", "00"})
  void anotherPrefixIsRefused(String prefix) {
    assertThatThrownBy(() -> AccountAddress.parse(prefix + "0".repeat(40)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must start with 0x");
  }

  @Test
  void aRefusalShowsNoMoreThanTheBeginning() {
    String shown = "z".repeat(80);
    assertThatThrownBy(() -> Hex.parse(shown)).hasMessage("hex must start with 0x: " + shown);
    assertThatThrownBy(() -> Hex.parse(shown + "z"))
        .hasMessage("hex must start with 0x: " + shown + "...");
  }
}
