package network.conet.chainaccess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import network.conet.units.Hex;
import org.junit.jupiter.api.Test;

class ContractErrorsTest {
  private static final String WORD_OF_7 = "0".repeat(63) + "7";

  private final ContractErrors errors =
      ContractErrors.of(
          List.of(
              "Nothing()",
              "Bound(uint256,int64,bool)",
              "Who(address,bytes4,bytes32)",
              "TooLong(string)"));

  @Test
  void namesAnErrorAndItsValues() {
    assertThat(read("Nothing()", "")).isEqualTo("Nothing()");
    assertThat(read("Bound(uint256,int64,bool)", WORD_OF_7 + "f".repeat(64) + WORD_OF_7))
        .isEqualTo("Bound(7, -1, true)");
    assertThat(
            read(
                "Who(address,bytes4,bytes32)",
                "0".repeat(24) + "ab".repeat(20) + "01020304" + "0".repeat(56) + WORD_OF_7))
        .isEqualTo("Who(0x" + "ab".repeat(20) + ", 0x01020304, 0x" + WORD_OF_7 + ")");
  }

  @Test
  void namesAnErrorWithoutValuesThatItCannotRead() {
    assertThat(read("TooLong(string)", WORD_OF_7)).isEqualTo("TooLong(…)");
  }

  @Test
  void readsNothingIntoDataOfAnotherLength() {
    assertThat(read("Nothing()", WORD_OF_7)).isEqualTo("none");
    assertThat(read("Bound(uint256,int64,bool)", WORD_OF_7 + WORD_OF_7)).isEqualTo("none");
  }

  @Test
  void leavesTheErrorsOfOthersAlone() {
    assertThat(read("Other()", "")).isEqualTo("none");
    assertThat(errors.read(new byte[0])).isEmpty();
    assertThat(errors.read(new byte[] {1, 2, 3})).isEmpty();
  }

  private String read(String signature, String arguments) {
    return errors
        .read(Hex.parse(Selector.of(signature).hex() + arguments))
        .map(ContractErrors.Read::toString)
        .orElse("none");
  }
}
