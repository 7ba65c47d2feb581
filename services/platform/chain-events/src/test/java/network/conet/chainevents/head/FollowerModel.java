package network.conet.chainevents.head;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainBlock;
import network.conet.chainevents.ChainMessage;
import network.conet.chainevents.FollowedChain;
import network.conet.units.Hash32;

/** The simplest read model there is: the chain itself; it stores what a real one stores. */
final class FollowerModel {
  private final FollowedChain followed;
  private final int kept;
  private final Map<Hash32, KnownBlock> stored = new LinkedHashMap<>();
  private final Map<BlockPosition, ChainBlock> bodies = new HashMap<>();
  private final List<ChainBlock> chain = new ArrayList<>();
  private HeadTree tree;
  private Optional<String> stopped = Optional.empty();

  FollowerModel(FollowedChain followed, int kept) {
    this.followed = followed;
    this.kept = kept;
    this.tree = new HeadTree(followed, kept);
  }

  void apply(ChainMessage message) {
    if (stopped.isPresent()) {
      return;
    }
    if (message instanceof ChainMessage.BlockAdded added) {
      bodies.putIfAbsent(added.position(), added.block());
    }
    switch (tree.apply(message)) {
      case HeadMove.None none -> {}
      case HeadMove.Stopped(String reason) -> stopped = Optional.of(reason);
      case HeadMove.Moved(var backTo, var adopted) -> {
        backTo.ifPresent(
            position -> chain.removeIf(block -> block.number().isAfter(position.number())));
        adopted.forEach(position -> chain.add(bodies.get(position)));
      }
    }
    tree.takeChanges()
        .forEach(
            (hash, block) ->
                block.ifPresentOrElse(known -> stored.put(hash, known), () -> stored.remove(hash)));
  }

  void restart() {
    tree = new HeadTree(followed, kept, stored.values());
  }

  List<ChainBlock> chain() {
    return chain;
  }

  boolean hasGap() {
    return tree.hasGap();
  }

  int remembered() {
    return stored.size();
  }

  Optional<String> stopped() {
    return stopped;
  }
}
