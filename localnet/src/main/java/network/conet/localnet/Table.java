package network.conet.localnet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Columns as wide as their widest cell. */
public final class Table {
  private final List<String[]> rows = new ArrayList<>();

  public Table(String... head) {
    rows.add(head);
  }

  public Table row(String... cells) {
    rows.add(cells);
    return this;
  }

  @Override
  public String toString() {
    int[] widths = new int[rows.getFirst().length];
    for (String[] row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row[column].length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder("  ");
      for (int column = 0; column < widths.length; column++) {
        line.append(String.format("%-" + widths[column] + "s  ", row[column]));
      }
      text.append(line.toString().stripTrailing()).append('\n');
      if (Arrays.equals(row, rows.getFirst())) {
        int width = Arrays.stream(widths).map(column -> column + 2).sum() - 2;
        text.append("  ").append("-".repeat(width)).append('\n');
      }
    }
    return text.toString();
  }
}
