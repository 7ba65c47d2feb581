package network.conet.proofs.chainstate;

import network.conet.units.BlockNumber;

/** Where a log stands on the chain: what its row is named by. */
public record LogPosition(BlockNumber block, int logIndex) {
  public LogPosition {
    if (logIndex < 0) {
      throw new IllegalArgumentException("a log index must not be negative: " + logIndex);
    }
  }
}
