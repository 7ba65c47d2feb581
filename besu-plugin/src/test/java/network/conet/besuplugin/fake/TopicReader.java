package network.conet.besuplugin.fake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainBlock;
import network.conet.chainevents.ChainMessage;
import network.conet.chainevents.FollowedChain;
import network.conet.chainevents.head.HeadMove;
import network.conet.chainevents.head.HeadTree;

/** The chain that every reader makes of the topic. */
public final class TopicReader {
  private final HeadTree tree;
  private final Map<BlockPosition, ChainBlock> bodies = new HashMap<>();
  private final List<ChainBlock> chain = new ArrayList<>();
  private Optional<String> stopped = Optional.empty();

  public TopicReader(FollowedChain followed, int kept) {
    this.tree = new HeadTree(followed, kept);
  }

  public TopicReader apply(List<ChainMessage> messages) {
    messages.forEach(this::apply);
    return this;
  }

  private void apply(ChainMessage message) {
    if (message instanceof ChainMessage.BlockAdded added) {
      bodies.putIfAbsent(added.position(), added.block());
    }
    switch (tree.apply(message)) {
      case HeadMove.None none -> {}
      case HeadMove.Stopped(String reason) -> stopped = Optional.of(reason);
      case HeadMove.Moved(var backTo, var adopted) -> {
        backTo.ifPresent(to -> chain.removeIf(block -> block.number().isAfter(to.number())));
        adopted.forEach(position -> chain.add(bodies.get(position)));
      }
    }
  }

  public List<BlockPosition> chain() {
    return chain.stream().map(ChainBlock::position).toList();
  }

  public boolean hasGap() {
    return tree.hasGap();
  }

  public Optional<String> stopped() {
    return stopped;
  }
}
