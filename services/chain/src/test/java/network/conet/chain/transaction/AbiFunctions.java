package network.conet.chain.transaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The signatures of the functions that a compiled contract has. */
final class AbiFunctions {
  private AbiFunctions() {}

  static List<String> of(Path file) throws IOException {
    JsonNode json = new JsonMapper().readTree(file.toFile());
    List<String> signatures = new ArrayList<>();
    for (JsonNode entry : json.isArray() ? json : json.path("abi")) {
      if (entry.path("type").asText("function").equals("function")) {
        signatures.add(entry.path("name").asText() + types(entry.path("inputs")));
      }
    }
    return signatures;
  }

  private static String types(JsonNode inputs) {
    return StreamSupport.stream(inputs.spliterator(), false)
        .map(AbiFunctions::type)
        .collect(Collectors.joining(",", "(", ")"));
  }

  private static String type(JsonNode input) {
    String type = input.path("type").asText();
    return type.startsWith("tuple")
        ? types(input.path("components")) + type.substring("tuple".length())
        : type;
  }
}
