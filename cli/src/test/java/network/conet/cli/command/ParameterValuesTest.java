package network.conet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Map;
import network.conet.cli.api.Refusal;
import org.junit.jupiter.api.Test;

class ParameterValuesTest {
  private static JsonNode known() throws IOException {
    return new JsonMapper()
        .readTree(
            """
            {"items":[
              {"name":"minSelfBond","unit":"base units",
               "lowerBound":"1000000000000000000","upperBound":"10000000000000000000000000"},
              {"name":"minUptime","unit":"basis points","lowerBound":"1","upperBound":"10000"}]}
            """);
  }

  @Test
  void readsAmountsInTokensAsTheyAreShown() throws IOException {
    assertThat(ParameterValues.read(Map.of("minSelfBond", "1000.5", "minUptime", "5000"), known()))
        .containsEntry("minSelfBond", new BigInteger("1000500000000000000000"))
        .containsEntry("minUptime", BigInteger.valueOf(5_000));
  }

  @Test
  void refusesWhatNoVoteCanSet() throws IOException {
    JsonNode known = known();
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> ParameterValues.read(Map.of("minUptime", "10001"), known))
        .withMessageContaining("1 to 10000 basis points");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> ParameterValues.read(Map.of("minSelfBond", "0.5"), known))
        .withMessageContaining("1 to 10000000 tokens");
  }

  @Test
  void namesTheParametersThereAre() throws IOException {
    JsonNode known = known();
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> ParameterValues.read(Map.of("minUpime", "1"), known))
        .withMessageContaining("minSelfBond, minUptime");
  }
}
