package network.conet.rewards.stakes;

import java.util.ArrayList;
import java.util.List;
import network.conet.rewards.atomic.Atomically;

/**
 * Applies messages of the chain's topic in order, a batch in one transaction together with the
 * position, so that a message counts once however often it is delivered.
 */
public final class FollowChain {
  private final Atomically atomically;
  private final ChainRows rows;

  public FollowChain(Atomically atomically, ChainRows rows) {
    this.atomically = atomically;
    this.rows = rows;
  }

  public void apply(List<ChainMessage> messages) {
    atomically.run(() -> applyNew(messages));
  }

  private void applyNew(List<ChainMessage> messages) {
    TopicSequence last = rows.lastSequence();
    List<ChainRows.Row> logs = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    for (ChainMessage message : messages) {
      if (message.sequence().compareTo(last) <= 0) {
        continue;
      }
      last = message.sequence();
      switch (message) {
        case ChainMessage.Logged logged -> logs.add(new ChainRows.Row(logged.at(), logged.fact()));
        case ChainMessage.Imported imported -> blocks.add(imported.block());
        case ChainMessage.Retracted retracted -> {
          flush(logs, blocks);
          rows.retract(retracted.at());
        }
        case ChainMessage.Removed removed -> {
          flush(logs, blocks);
          rows.removeBlock(removed.block());
        }
        case ChainMessage.Irrelevant irrelevant -> {}
      }
    }
    flush(logs, blocks);
    rows.saveSequence(last);
  }

  /** What is taken back must be there first. */
  private void flush(List<ChainRows.Row> logs, List<Block> blocks) {
    rows.append(logs);
    rows.addBlocks(blocks);
    logs.clear();
    blocks.clear();
  }
}
