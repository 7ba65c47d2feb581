package network.conet.rewards.stakes;

import java.util.List;
import network.conet.chainevents.LogPosition;
import network.conet.units.BlockNumber;

/** Port: where facts are kept, each at its position. */
public interface ChainRows {

  /** One fact and where it stands. */
  record Row(LogPosition at, ChainFact fact) {}

  /** In the order of the chain: what ends must have begun. */
  void append(List<Row> rows);

  void addBlocks(List<Block> blocks);

  /** Everything above this block has never happened. */
  void takeBackAbove(BlockNumber newTip);
}
