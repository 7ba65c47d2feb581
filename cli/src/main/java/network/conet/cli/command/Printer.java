package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import network.conet.units.TokenAmount;

/**
 * Shows a result: as JSON for a program; for a person a list of names and values, or a table. A
 * table has the columns asked for, and shortens 32-byte hashes but those of its first column, which
 * name the rows.
 */
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
          "price",
          "pending",
          "votesFor",
          "votesAgainst",
          "votesAbstain",
          "quorum");

  /** Fields that hold seconds since 1970. */
  private static final Set<String> TIMES =
      Set.of("voteStart", "voteEnd", "eta", "endTime", "genesisTime", "startedAt");

  /** Of rows that name their unit: a parameter's numbers are amounts, times or shares. */
  private static final Set<String> OF_UNIT = Set.of("value", "lowerBound", "upperBound");

  private static final int HASH_TEXT = 66;

  private final PrintStream out;

  Printer(PrintStream out) {
    this.out = out;
  }

  void json(JsonNode result) {
    out.println(result.toPrettyString());
  }

  void text(JsonNode result, List<String> columns) {
    JsonNode items = result.path("items");
    if (items.isArray()) {
      ObjectNode beside = result.deepCopy();
      beside.remove(List.of("items", "next", "block"));
      object(beside);
      table(items, columns);
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
      if (entry.getValue().isObject()) {
        out.println(entry.getKey());
        entry
            .getValue()
            .properties()
            .forEach(
                inner -> out.println("  " + inner.getKey() + "  " + inner.getValue().asText()));
      } else if (isTable(entry.getValue())) {
        out.println(entry.getKey());
        table(entry.getValue(), List.of());
      } else {
        out.printf(
            "%-" + width + "s  %s%n", entry.getKey(), shown(entry.getKey(), entry.getValue()));
      }
    }
  }

  private static boolean isTable(JsonNode value) {
    return value.isArray() && !value.isEmpty() && value.get(0).isObject();
  }

  private void table(JsonNode rows, List<String> chosen) {
    if (rows.isEmpty()) {
      out.println("none");
      return;
    }
    List<String> columns = chosen.isEmpty() ? columnsOf(rows) : chosen;
    List<List<String>> cells = new ArrayList<>();
    cells.add(columns);
    for (JsonNode row : rows) {
      cells.add(columns.stream().map(name -> cell(row, name, columns)).toList());
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

  private static List<String> columnsOf(JsonNode rows) {
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(
        row ->
            row.propertyStream()
                .filter(cell -> !cell.getValue().isContainerNode())
                .forEach(cell -> names.add(cell.getKey())));
    return List.copyOf(names);
  }

  private static String cell(JsonNode row, String name, List<String> columns) {
    JsonNode value = row.path(name);
    String unit = row.path("unit").asText("");
    if (!unit.isEmpty() && (OF_UNIT.contains(name) || name.equals("unit"))) {
      return unit.equals("base units") ? tokens(name, value) : value.asText();
    }
    String text = shown(name, value);
    boolean isRowsName = name.equals(columns.getFirst());
    return !isRowsName && text.length() == HASH_TEXT && text.startsWith("0x")
        ? text.substring(0, 8) + ".." + text.substring(HASH_TEXT - 4)
        : text;
  }

  private static String tokens(String name, JsonNode value) {
    return name.equals("unit")
        ? "tokens"
        : new TokenAmount(new BigInteger(value.asText())).toTokens();
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
    if (TIMES.contains(name) && value.isIntegralNumber()) {
      return Instant.ofEpochSecond(value.asLong()).toString();
    }
    if (value.isArray()) {
      return value.isEmpty()
          ? "-"
          : value.valueStream().map(Printer::inLine).collect(Collectors.joining("; "));
    }
    return value.isObject() ? inLine(value) : value.asText();
  }

  private static String inLine(JsonNode value) {
    return value.isObject()
        ? value
            .propertyStream()
            .map(entry -> entry.getKey() + " " + shown(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", "))
        : value.asText();
  }
}
