package network.conet.localnet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Columns as wide as their widest cell; text beyond {@value #WIDEST} characters is broken. */
public final class Table {
  private static final int WIDEST = 84;
  private final List<List<List<String>>> rows = new ArrayList<>();

  public Table(String... head) {
    row(head);
  }

  public Table row(String... cells) {
    List<List<String>> row = new ArrayList<>();
    for (String cell : cells) {
      row.add(broken(cell));
    }
    rows.add(row);
    return this;
  }

  @Override
  public String toString() {
    int[] widths = new int[rows.getFirst().size()];
    for (List<List<String>> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        for (String line : row.get(column)) {
          widths[column] = Math.max(widths[column], line.length());
        }
      }
    }
    StringBuilder text = new StringBuilder();
    append(text, rows.getFirst(), widths);
    int ruler = -2;
    for (int width : widths) {
      ruler += width + 2;
    }
    text.append("  ").append("-".repeat(ruler)).append('\n');
    rows.stream().skip(1).forEach(row -> append(text, row, widths));
    return text.toString();
  }

  private static void append(StringBuilder text, List<List<String>> row, int[] widths) {
    int height = row.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < height; i++) {
      StringBuilder line = new StringBuilder("  ");
      for (int column = 0; column < widths.length; column++) {
        List<String> cell = row.get(column);
        String part = i < cell.size() ? cell.get(i) : "";
        line.append(String.format(Locale.ROOT, "%-" + widths[column] + "s  ", part));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
  }

  /** Lines broken at blanks; a word, an address for instance, is never broken. */
  private static List<String> broken(String cell) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : cell.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > WIDEST) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
