package network.conet.proofs.db;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainBlock;
import network.conet.chainevents.consume.ChainProjection;
import network.conet.proofs.chainstate.Block;
import network.conet.proofs.chainstate.ChainFact;
import network.conet.proofs.chainstate.FollowChain;
import network.conet.proofs.chainstate.LogReading;

/** Follows the chain within the transaction of the topic's position. */
public final class JdbcProjection implements ChainProjection {
  private final FollowChain follow;
  private final LogReading logs;

  public JdbcProjection(FollowChain follow, LogReading logs) {
    this.follow = follow;
    this.logs = logs;
  }

  @Override
  public void append(Connection transaction, List<ChainBlock> blocks) {
    List<ChainFact> facts = new ArrayList<>();
    for (ChainBlock block : blocks) {
      block.logs().forEach(log -> logs.read(block.at(log), log).ifPresent(facts::add));
      facts.add(
          new ChainFact.BlockAdded(new Block(block.number(), block.hash(), block.timestamp())));
    }
    JdbcTransactions.joining(transaction, () -> follow.append(facts));
  }

  @Override
  public void takeBack(Connection transaction, BlockPosition newTip) {
    JdbcTransactions.joining(transaction, () -> follow.takeBack(newTip.number()));
  }

  @Override
  public Optional<BlockPosition> frozen(Connection transaction) {
    return JdbcTransactions.joined(transaction, follow::frozen)
        .map(block -> new BlockPosition(block.number(), block.hash()));
  }
}
