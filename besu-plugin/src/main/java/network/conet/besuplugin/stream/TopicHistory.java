package network.conet.besuplugin.stream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainMessage;
import network.conet.chainevents.FollowedChain;
import network.conet.chainevents.head.HeadMove;
import network.conet.chainevents.head.HeadTree;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;

/** What the topic holds: the chain that readers make of it, and what this observer told itself. */
final class TopicHistory {
  private final FollowedChain followed;
  private final String source;
  private final int kept;
  private final HeadTree tree;
  private final Map<Hash32, ChainLink> own = new LinkedHashMap<>();

  TopicHistory(FollowedChain followed, String source, int kept) {
    this.followed = followed;
    this.source = source;
    this.kept = kept;
    this.tree = new HeadTree(followed, kept);
  }

  void apply(ChainMessage message) {
    if (tree.apply(message) instanceof HeadMove.Stopped(String reason)) {
      throw new StreamStopped("readers of the topic stop at what it holds: " + reason);
    }
    var unused = tree.takeChanges();
    if (message.source().equals(source)) {
      switch (message) {
        case ChainMessage.BlockAdded added ->
            own.put(added.block().hash(), ChainLink.of(added.block()));
        case ChainMessage.BlockTakenBack back -> own.remove(back.position().hash());
      }
      if (own.size() > 2 * kept) {
        own.values().removeIf(link -> lowest().isAfter(link.number()));
      }
    }
  }

  /** Blocks of which this observer's last word is that they are part of the chain. */
  Collection<ChainLink> own() {
    return own.values().stream().filter(link -> !lowest().isAfter(link.number())).toList();
  }

  /** Below this block nothing can be said any more. */
  private BlockNumber lowest() {
    BlockNumber lowest =
        tree.tip().map(tip -> tip.number().minusOrZero(kept - 1L)).orElse(BlockNumber.ZERO);
    return lowest.isAfter(followed.deployBlock()) ? lowest : followed.deployBlock();
  }

  /**
   * The newest blocks that both the readers' chain and the node's have, newest first; none if all
   * of it has to be told. Empty while the node's chain is too short to say.
   *
   * @throws StreamStopped if the two part beneath what is remembered
   */
  Optional<List<ChainLink>> sharedWith(NodeChain chain) {
    Optional<BlockPosition> tip = tree.tip();
    if (tip.isEmpty()) {
      return Optional.of(List.of());
    }
    BlockNumber head = chain.head().number();
    BlockNumber lowest = lowest();
    List<ChainLink> shared = new ArrayList<>();
    BlockNumber top = tip.get().number().isAfter(head) ? head : tip.get().number();
    if (lowest.isAfter(top)) {
      return Optional.empty();
    }
    for (BlockNumber at = top; !lowest.isAfter(at); at = at.minusOrZero(1)) {
      Optional<ChainLink> link = chain.at(at);
      if (link.isEmpty()) {
        return Optional.empty();
      }
      if (tree.isCanonical(link.get().position())) {
        shared.add(link.get());
      }
    }
    if (shared.isEmpty() && lowest.isAfter(followed.deployBlock())) {
      throw new StreamStopped(
          "the node's chain has none of the newest %d blocks that the topic tells of, up to %s"
              .formatted(kept, tip.get().number()));
    }
    return Optional.of(shared);
  }
}
