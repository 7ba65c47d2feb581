package network.conet.chain.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import network.conet.chainaccess.ContractErrors;
import network.conet.chainaccess.RevertData;
import network.conet.chainaccess.Selector;
import org.junit.jupiter.api.Test;

class RevertDataTest {
  private static final ContractErrors ERRORS = ContractErrors.ofContracts();

  @Test
  void readsSoliditysOwnErrors() {
    assertThat(
            new RevertData(
                    "0x08c379a0"
                        + "0".repeat(62)
                        + "20"
                        + "0".repeat(62)
                        + "02"
                        + "6e6f"
                        + "0".repeat(60))
                .reason(ERRORS))
        .contains("no");
    assertThat(new RevertData("0x4e487b71" + "0".repeat(62) + "11").reason(ERRORS))
        .contains("panic 0x11");
  }

  @Test
  void aContractsOwnErrorIsNamedWithItsValues() {
    String node = "ab".repeat(32);
    assertThat(
            new RevertData(
                    Selector.of("CommissionAboveMaximum(bytes32,uint256,uint256)").hex()
                        + node
                        + "%064x%064x".formatted(5_000, 3_000))
                .reason(ERRORS))
        .contains("CommissionAboveMaximum(0x" + node + ", 5000, 3000)");
    assertThat(new RevertData(Selector.of("RootMismatch(bytes32,bytes32)").hex()).reason(ERRORS))
        .as("a challenge's error without its values")
        .isEmpty();
  }

  @Test
  void anErrorOfNobodyKnownIsNamedByItsSelector() {
    RevertData other = new RevertData("0xdeadbeef");
    assertThat(other.reason(ERRORS)).isEmpty();
    assertThat(other.selector()).contains("0xdeadbeef");
    assertThat(RevertData.NONE.selector()).isEmpty();
  }

  @Test
  void aLengthThatLiesIsCutToWhatIsThere() {
    assertThat(
            new RevertData("0x08c379a0" + "0".repeat(62) + "20" + "f".repeat(64) + "6e6f")
                .reason(ERRORS))
        .contains("no");
  }
}
