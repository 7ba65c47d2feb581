package network.conet.besuplugin.stream;

import java.util.Set;
import network.conet.besuplugin.chain.BesuChain;
import network.conet.besuplugin.fake.FakeBlock;
import network.conet.besuplugin.fake.FakeNode;
import network.conet.chainevents.BlockPosition;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;

/** One life of a plugin in a node: listener, queue and stream, without a thread of its own. */
final class Plugin {
  private final FakeNode node;
  final HeadQueue queue;
  final StreamChain stream;
  private final long listener;

  Plugin(FakeNode node, String source, int kept, int room, BlocksTopic topic) {
    this.node = node;
    this.queue = new HeadQueue(room);
    BesuChain chain = new BesuChain(node, Set.of(FakeNode.FOLLOWED_CONTRACT));
    this.stream =
        new StreamChain(FakeNode.FOLLOWED, source, kept, chain, topic, queue, block -> {});
    this.listener = node.addBlockAddedListener(chain.listener(queue, () -> {}));
  }

  /** What is queued is lost. */
  void kill() {
    node.removeBlockAddedListener(listener);
  }

  /** Steps until there is nothing to do. */
  void catchUp() {
    while (stream.step()) {
      continue;
    }
  }

  static BlockPosition position(FakeBlock block) {
    return new BlockPosition(
        BlockNumber.of(block.number()), Hash32.of(block.hash().getBytes().toArray()));
  }
}
