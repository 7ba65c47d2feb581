package network.conet.chainaccess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumAddressTest {
  /** The examples of EIP-55. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
        "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb"
      })
  void writesAndReadsTheChecksum(String text) {
    assertThat(ChecksumAddress.format(ChecksumAddress.parse(text))).isEqualTo(text);
  }

  @Test
  void refusesOneWrongLetter() {
    assertThatThrownBy(() -> ChecksumAddress.parse("0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void oneCaseCarriesNoChecksum() {
    assertThat(ChecksumAddress.parse("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed").hex())
        .isEqualTo("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed");
  }
}
