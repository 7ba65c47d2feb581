package network.conet.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import network.conet.access.Problem.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldReaderTest {
  private final FieldReader fields = new FieldReader("INVALID_PARAMETER");

  @Test
  void readsPageSizesWithinBounds() {
    assertThat(fields.limit(null)).isEqualTo(50);
    assertThat(fields.limit("1")).isEqualTo(1);
    assertThat(fields.limit("200")).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "201", "-1", "many", "", "9999999999", "+5", "\u0663"})
  void refusesOtherPageSizesByName(String limit) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> fields.limit(limit))
        .satisfies(
            refused -> {
              assertThat(refused.problem().status()).isEqualTo(400);
              assertThat(refused.problem().code()).isEqualTo("INVALID_PARAMETER");
              assertThat(refused.problem().detail()).isEqualTo("limit: must be 1 to 200");
              assertThat(refused.problem().errors()).containsExactly(new FieldError("limit"));
            });
  }

  @Test
  void tellsWhatIsMissingFromWhatCannotBeRead() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> fields.read("id", null, text -> text))
        .withMessageContaining("id is missing");
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(
            () ->
                fields.read(
                    "id",
                    "x",
                    text -> {
                      throw new ArithmeticException("too large");
                    }))
        .withMessageContaining("id: too large");
    assertThat(fields.readIfGiven("cursor", null, Integer::parseInt)).isEmpty();
    assertThat(fields.readIfGiven("cursor", "7", Integer::parseInt)).contains(7);
  }
}
