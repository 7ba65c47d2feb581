package network.conet.besuplugin.chain;

import network.conet.besuplugin.stream.HeadQueue;
import network.conet.besuplugin.stream.NewHead;
import org.hyperledger.besu.plugin.data.AddedBlockContext;
import org.hyperledger.besu.plugin.data.AddedBlockContext.EventType;
import org.hyperledger.besu.plugin.services.BesuEvents;

/**
 * Runs on the thread that imports blocks, where an exception stops a validator and time is added to
 * the block's: it reads the header, offers, and lets nothing out.
 */
final class HeadListener implements BesuEvents.BlockAddedListener {
  private final BesuBlocks blocks;
  private final HeadQueue queue;
  private final Runnable wake;

  HeadListener(BesuBlocks blocks, HeadQueue queue, Runnable wake) {
    this.blocks = blocks;
    this.queue = queue;
    this.wake = wake;
  }

  @Override
  public void onBlockAdded(AddedBlockContext added) {
    try {
      EventType type = added.getEventType();
      if (type == EventType.HEAD_ADVANCED) {
        queue.offer(
            new NewHead(
                BesuBlocks.link(added.getBlockHeader()),
                () -> blocks.block(added, added.getTransactionReceipts())));
        wake.run();
      } else if (type == EventType.CHAIN_REORG) {
        // the one event of a reorganisation, for its last block only
        queue.needWalk();
        wake.run();
      }
    } catch (Throwable e) {
      // whatever it was, the chain itself has the block
      queue.needWalk();
    }
  }
}
