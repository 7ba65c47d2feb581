package network.conet.chain.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RevertDataTest {
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
                .reason())
        .contains("no");
    assertThat(new RevertData("0x4e487b71" + "0".repeat(62) + "11").reason())
        .contains("panic 0x11");
  }

  @Test
  void aContractsOwnErrorIsNamedByItsSelector() {
    RevertData own = new RevertData("0xdeadbeef");
    assertThat(own.reason()).isEmpty();
    assertThat(own.selector()).contains("0xdeadbeef");
    assertThat(RevertData.NONE.selector()).isEmpty();
  }

  @Test
  void aLengthThatLiesIsCutToWhatIsThere() {
    assertThat(
            new RevertData("0x08c379a0" + "0".repeat(62) + "20" + "f".repeat(64) + "6e6f").reason())
        .contains("no");
  }
}
