package network.conet.rewards.db;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainBlock;
import network.conet.chainevents.ChainLog;
import network.conet.chainevents.consume.ChainProjection;
import network.conet.rewards.stakes.Block;
import network.conet.rewards.stakes.ChainRows;
import network.conet.rewards.stakes.LogReader;

/**
 * Keeps the chain's facts within the transaction of the topic's position. The snapshot block of the
 * newest epoch that was signed here is frozen.
 */
public final class JdbcProjection implements ChainProjection {
  /** Of the chain's consumer, for ever: its rows in the database. */
  public static final String CONSUMER = "rewards";

  private final JdbcSession session;
  private final ChainRows rows;
  private final LogReader logs;

  public JdbcProjection(JdbcSession session, LogReader logs) {
    this.session = session;
    this.rows = new JdbcChainRows(session);
    this.logs = logs;
  }

  @Override
  public void append(Connection transaction, List<ChainBlock> blocks) {
    List<ChainRows.Row> facts = new ArrayList<>();
    List<Block> headers = new ArrayList<>(blocks.size());
    for (ChainBlock block : blocks) {
      headers.add(new Block(block.number(), block.hash(), block.timestamp()));
      for (ChainLog log : block.logs()) {
        logs.read(log).ifPresent(fact -> facts.add(new ChainRows.Row(block.at(log), fact)));
      }
    }
    session.joining(
        transaction,
        () -> {
          rows.append(facts);
          rows.addBlocks(headers);
        });
  }

  @Override
  public void takeBack(Connection transaction, BlockPosition newTip) {
    session.joining(transaction, () -> rows.takeBackAbove(newTip.number()));
  }

  @Override
  public Optional<BlockPosition> frozen(Connection transaction) {
    return session.joined(
        transaction,
        () ->
            session.one(
                "select snapshot_block, snapshot_hash from epoch order by epoch desc limit 1",
                p -> {},
                row -> new BlockPosition(row.block("snapshot_block"), row.hash("snapshot_hash"))));
  }
}
