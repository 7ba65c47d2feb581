package network.conet.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SignatureBytesTest {
  private static final String R = "11".repeat(32);
  private static final String HALF =
      "7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0";
  private static final String ABOVE_HALF =
      "7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a1";

  @Test
  void acceptsTheOneFormTheContractsAccept() {
    assertThat(SignatureBytes.parse("0x" + R + HALF + "1b").toBytes()).hasSize(65);
  }

  @Test
  void refusesTheSecondFormOfTheSameSignature() {
    assertThatThrownBy(() -> SignatureBytes.parse("0x" + R + ABOVE_HALF + "1b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lower half");
  }

  @Test
  void refusesAnotherRecoveryByte() {
    assertThatThrownBy(() -> SignatureBytes.parse("0x" + R + HALF + "00"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
