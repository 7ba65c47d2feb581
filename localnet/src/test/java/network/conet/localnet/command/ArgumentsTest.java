package network.conet.localnet.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
  @Test
  void bothSpellingsOfAnOption() {
    Arguments given = Arguments.of(List.of("gas", "--json", "rows.json", "--chain=anvil"));
    assertThat(given.words()).containsExactly("gas");
    assertThat(given.value("--json")).contains("rows.json");
    assertThat(given.value("--chain")).contains("anvil");
  }

  @Test
  void anOptionWithoutValueIsThereAndEmpty() {
    Arguments given = Arguments.of(List.of("--json"));
    assertThat(given.has("--json")).isTrue();
    assertThat(given.value("--json")).isEmpty();
  }

  @Test
  void aSlipOfThePenIsRefused() {
    assertThatThrownBy(() -> Arguments.of(List.of("--jsno")).allowOnly(Set.of("--json")))
        .hasMessageContaining("--jsno");
  }

  @Test
  void aWordToACommandThatTakesNoneIsRefused() {
    assertThatThrownBy(() -> Arguments.of(List.of("gateway")).allowOnly(Set.of()))
        .hasMessageContaining("gateway");
    Arguments.of(List.of("gateway")).allowOnly(Set.of(), 1);
    assertThatThrownBy(() -> Arguments.of(List.of("gateway", "chain")).allowOnly(Set.of(), 1))
        .hasMessageContaining("chain");
  }

  @Test
  void anOptionThatNeedsAValueIsRefusedWithoutOne() {
    assertThatThrownBy(() -> Arguments.of(List.of("--only")).needed("--only"))
        .hasMessageContaining("--only needs a value");
    assertThat(Arguments.of(List.of("--only=chain")).needed("--only")).contains("chain");
    assertThat(Arguments.of(List.of()).needed("--only")).isEmpty();
  }
}
