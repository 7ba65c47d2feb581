package network.conet.chainevents;

import java.util.Comparator;
import network.conet.units.BlockNumber;

/** Where a log stands in a chain: at most one log of it has a position. */
public record LogPosition(BlockNumber block, int logIndex) implements Comparable<LogPosition> {
  private static final Comparator<LogPosition> ORDER =
      Comparator.comparing(LogPosition::block).thenComparingInt(LogPosition::logIndex);

  public LogPosition {
    if (logIndex < 0) {
      throw new IllegalArgumentException("a log index must not be negative: " + logIndex);
    }
  }

  @Override
  public int compareTo(LogPosition other) {
    return ORDER.compare(this, other);
  }
}
