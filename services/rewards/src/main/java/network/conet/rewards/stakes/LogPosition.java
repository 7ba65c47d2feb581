package network.conet.rewards.stakes;

import network.conet.units.BlockNumber;

/** Where a log stands in the chain: at most one log has a position. */
public record LogPosition(BlockNumber block, int logIndex) {
  public LogPosition {
    if (logIndex < 0) {
      throw new IllegalArgumentException("a log index must not be negative: " + logIndex);
    }
  }
}
