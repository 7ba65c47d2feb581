package network.conet.chainevents;

import java.time.Instant;
import java.util.List;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;

/** A block with all its logs of CoNET contracts, in their order. */
public record ChainBlock(
    BlockPosition position, Hash32 parentHash, Instant timestamp, List<ChainLog> logs) {
  public ChainBlock {
    logs = List.copyOf(logs);
    for (int i = 1; i < logs.size(); i++) {
      if (logs.get(i).logIndex() <= logs.get(i - 1).logIndex()) {
        throw new IllegalArgumentException("the logs of block " + position + " are not in order");
      }
    }
  }

  public BlockNumber number() {
    return position.number();
  }

  public Hash32 hash() {
    return position.hash();
  }

  /** Where a log of this block stands. */
  public LogPosition at(ChainLog log) {
    return new LogPosition(number(), log.logIndex());
  }
}
