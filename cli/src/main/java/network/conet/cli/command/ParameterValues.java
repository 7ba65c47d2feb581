package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import network.conet.cli.api.Refusal;
import network.conet.units.TokenAmount;

/** Values of parameters as people write them: in the unit that {@code conet parameters} shows. */
final class ParameterValues {
  private ParameterValues() {}

  /**
   * @param known the answer of {@code /v1/parameters}
   * @return values as the contract keeps them
   */
  static Map<String, BigInteger> read(Map<String, String> settings, JsonNode known) {
    Map<String, BigInteger> values = new TreeMap<>();
    settings.forEach((name, text) -> values.put(name, value(text, parameter(name, known))));
    return values;
  }

  private static JsonNode parameter(String name, JsonNode known) {
    List<String> names = new ArrayList<>();
    for (JsonNode parameter : known.path("items")) {
      if (parameter.path("name").asText().equals(name)) {
        return parameter;
      }
      names.add(parameter.path("name").asText());
    }
    throw new Refusal(
        "UNKNOWN_PARAMETER",
        "There is no parameter " + name + "; there are " + String.join(", ", names) + ".");
  }

  private static BigInteger value(String text, JsonNode parameter) {
    boolean amount = parameter.path("unit").asText().equals("base units");
    BigInteger value = amount ? Inputs.tokens(text).units() : Inputs.number("value", text);
    BigInteger least = new BigInteger(parameter.path("lowerBound").asText());
    BigInteger most = new BigInteger(parameter.path("upperBound").asText());
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new Refusal(
          "PARAMETER_OUT_OF_BOUNDS",
          "No vote can set "
              + parameter.path("name").asText()
              + " to "
              + text
              + ": it is "
              + shown(least, amount)
              + " to "
              + shown(most, amount)
              + (amount ? " tokens." : " " + parameter.path("unit").asText() + "."));
    }
    return value;
  }

  private static String shown(BigInteger value, boolean amount) {
    return amount ? new TokenAmount(value).toTokens() : value.toString();
  }
}
