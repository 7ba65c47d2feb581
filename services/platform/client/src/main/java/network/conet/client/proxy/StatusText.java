package network.conet.client.proxy;

import java.util.stream.Collectors;
import network.conet.client.circuits.PoolStatus;
import network.conet.units.NodeId;

/** The status as HTML and as JSON. */
final class StatusText {
  private StatusText() {}

  static String json(PoolStatus status) {
    String circuits =
        status.circuits().stream().map(StatusText::json).collect(Collectors.joining(","));
    String avoided =
        status.avoided().entrySet().stream()
            .map(
                entry ->
                    "{\"node\":"
                        + quoted(entry.getKey().hex())
                        + ",\"until\":"
                        + quoted(entry.getValue().toString())
                        + "}")
            .collect(Collectors.joining(","));
    return "{\"circuits\":["
        + circuits
        + "],\"avoided\":["
        + avoided
        + "],\"problem\":"
        + status.problem().map(StatusText::quoted).orElse("null")
        + "}\n";
  }

  private static String json(PoolStatus.Line line) {
    return "{\"relays\":["
        + line.relays().stream().map(node -> quoted(node.hex())).collect(Collectors.joining(","))
        + "],\"ready\":"
        + line.ready()
        + ",\"streams\":"
        + line.streams()
        + ",\"ageSeconds\":"
        + line.age().toSeconds()
        + ",\"carriedBytes\":"
        + line.carried().bytes()
        + "}";
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\' || c < ' ') {
                out.append(String.format("\\u%04x", c));
              } else {
                out.append((char) c);
              }
            });
    return out.append('"').toString();
  }

  static String html(PoolStatus status) {
    String rows =
        status.circuits().stream()
            .map(
                line ->
                    "<tr><td>"
                        + line.relays().stream()
                            .map(StatusText::shortened)
                            .collect(Collectors.joining(" &rarr; "))
                        + "<td>"
                        + (line.ready() ? "ready" : line.streams() + " streams")
                        + "<td>"
                        + line.age().toSeconds()
                        + " s<td>"
                        + line.carried().bytes() / 1024
                        + " KiB")
            .collect(Collectors.joining("\n"));
    String avoided =
        status.avoided().entrySet().stream()
            .map(entry -> "<li>" + shortened(entry.getKey()) + " until " + entry.getValue())
            .collect(Collectors.joining("\n"));
    return "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">"
        + "<meta http-equiv=\"refresh\" content=\"5\"><title>CoNET client</title>"
        + "<h1>CoNET client</h1>"
        + status.problem().map(text -> "<p><strong>" + escaped(text) + "</strong>").orElse("")
        + "<table><tr><th>circuit<th>use<th>age<th>carried\n"
        + rows
        + "</table>"
        + (avoided.isEmpty() ? "" : "<h2>Relays left alone</h2><ul>" + avoided + "</ul>")
        + "</html>\n";
  }

  private static String shortened(NodeId node) {
    return node.hex().substring(0, 10);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
