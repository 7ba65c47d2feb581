package network.conet.rewards.stakes;

import java.util.List;
import network.conet.units.BlockNumber;

/** Port: where facts are kept, each at its position. */
public interface ChainRows {

  TopicSequence lastSequence();

  void saveSequence(TopicSequence sequence);

  /** One fact and where it stands. */
  record Row(LogPosition at, ChainFact fact) {}

  void append(List<Row> rows);

  void retract(LogPosition at);

  void addBlocks(List<Block> blocks);

  void removeBlock(BlockNumber number);
}
