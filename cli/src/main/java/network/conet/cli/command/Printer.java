package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import network.conet.units.TokenAmount;

/** Shows a result: as JSON for a program; for a person a list of names and values, or a table. */
final class Printer {
  /** Fields that hold base units: a person reads tokens. */
  private static final Set<String> AMOUNTS =
      Set.of(
          "amount",
          "balance",
          "stake",
          "value",
          "cumulative",
          "claimed",
          "claimable",
          "fees",
          "emission",
          "rewards",
          "treasury",
          "burned",
          "base",
          "gross",
          "ownerAmount",
          "delegatorsAmount",
          "remainingCredit",
          "price");

  private final PrintStream out;

  Printer(PrintStream out) {
    this.out = out;
  }

  void json(JsonNode result) {
    out.println(result.toPrettyString());
  }

  void text(JsonNode result) {
    JsonNode items = result.path("items");
    if (items.isArray()) {
      table(items);
      if (result.path("next").isTextual()) {
        out.println("more: --cursor " + result.path("next").asText());
      }
    } else {
      object(result);
    }
  }

  private void object(JsonNode result) {
    int width = result.propertyStream().mapToInt(entry -> entry.getKey().length()).max().orElse(0);
    for (Map.Entry<String, JsonNode> entry : result.properties()) {
      if (isTable(entry.getValue())) {
        out.println(entry.getKey());
        table(entry.getValue());
      } else {
        out.printf(
            "%-" + width + "s  %s%n", entry.getKey(), shown(entry.getKey(), entry.getValue()));
      }
    }
  }

  private static boolean isTable(JsonNode value) {
    return value.isArray() && !value.isEmpty() && value.get(0).isObject();
  }

  private void table(JsonNode rows) {
    if (rows.isEmpty()) {
      out.println("none");
      return;
    }
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(
        row ->
            row.propertyStream()
                .filter(cell -> !cell.getValue().isContainerNode())
                .forEach(cell -> names.add(cell.getKey())));
    List<String> columns = new ArrayList<>(names);
    List<List<String>> cells = new ArrayList<>();
    cells.add(columns);
    for (JsonNode row : rows) {
      cells.add(columns.stream().map(name -> shown(name, row.path(name))).toList());
    }
    int[] widths = new int[columns.size()];
    cells.forEach(
        line -> {
          for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], line.get(i).length());
          }
        });
    for (List<String> line : cells) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        text.append(line.get(i)).append(" ".repeat(widths[i] - line.get(i).length() + 2));
      }
      out.println(text.toString().stripTrailing());
    }
  }

  private static String shown(String name, JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "-";
    }
    if (AMOUNTS.contains(name) && value.asText().matches("[0-9]{1,29}")) {
      BigInteger units = new BigInteger(value.asText());
      return units.compareTo(TokenAmount.MAX_UNITS) > 0
          ? value.asText()
          : new TokenAmount(units).toTokens();
    }
    return value.isContainerNode() ? value.toString() : value.asText();
  }
}
