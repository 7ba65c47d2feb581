package network.conet.chainevents.consume;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainBlock;

/** What a service makes of the chain, changed within the transaction of the consumer's position. */
public interface ChainProjection {
  /** Blocks of the chain in their order, each following what was appended before. */
  void append(Connection transaction, List<ChainBlock> blocks) throws SQLException;

  /** Everything above this block has never happened. */
  void takeBack(Connection transaction, BlockPosition newTip) throws SQLException;

  /**
   * Nothing at or below this block may be taken back or be another one, in a rebuild neither:
   * something signed or published rests on it.
   */
  default Optional<BlockPosition> frozen(Connection transaction) throws SQLException {
    return Optional.empty();
  }
}
