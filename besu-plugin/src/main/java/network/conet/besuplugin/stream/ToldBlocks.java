package network.conet.besuplugin.stream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;

/**
 * The newest blocks that readers take to be part of the chain on this observer's word, or that it
 * found in the topic and goes on from. They are one branch, but for what an earlier run left behind
 * above the node's head: of that nothing can be said before the node is there.
 */
final class ToldBlocks {
  private final BlockNumber first;
  private final int kept;
  private final NavigableMap<BlockNumber, List<ChainLink>> levels = new TreeMap<>();

  /** Whether nothing was told beneath these, or all of it is among them. */
  private boolean whole;

  /** Whether all of it was in the chain at the last look: then its top is enough to look at. */
  private boolean compared;

  /**
   * @param shared the newest blocks that the chain and the topic both have, newest first
   */
  ToldBlocks(BlockNumber first, int kept, List<ChainLink> shared) {
    this.first = first;
    this.kept = kept;
    this.whole = shared.isEmpty() || shared.getLast().number().equals(first);
    shared.reversed().forEach(this::add);
  }

  void add(ChainLink block) {
    List<ChainLink> level = levels.computeIfAbsent(block.number(), unused -> new ArrayList<>(1));
    if (!level.contains(block)) {
      level.add(block);
    }
    BlockNumber lowest = levels.lastKey().minusOrZero(kept - 1L);
    var forgotten = levels.headMap(lowest, false);
    whole &= forgotten.isEmpty();
    forgotten.clear();
  }

  void remove(Collection<ChainLink> blocks) {
    for (ChainLink block : blocks) {
      List<ChainLink> level = levels.get(block.number());
      if (level != null && level.remove(block) && level.isEmpty()) {
        levels.remove(block.number());
      }
    }
  }

  boolean has(ChainLink block) {
    return level(block.number()).contains(block);
  }

  boolean hasParentOf(ChainLink block) {
    return level(block.number().minusOrZero(1)).stream().anyMatch(block::follows);
  }

  private List<ChainLink> level(BlockNumber number) {
    return levels.getOrDefault(number, List.of());
  }

  Optional<ChainLink> highest() {
    return levels.isEmpty()
        ? Optional.empty()
        : Optional.of(levels.lastEntry().getValue().getFirst());
  }

  /** Whether nothing was told at this block's height or above it, and its parent was. */
  boolean isFollowedBy(ChainLink block) {
    if (levels.isEmpty()) {
      return block.number().equals(first);
    }
    List<ChainLink> top = levels.lastEntry().getValue();
    return top.size() == 1 && block.follows(top.getFirst());
  }

  /**
   * Blocks in whose place the chain has others, and those upon them, newest first. Only another
   * block is proof: a chain that is shorter may be one that is not there yet.
   *
   * @throws StreamStopped if nothing is left that the chain has, and what came before is forgotten
   */
  List<ChainLink> leftBy(NodeChain chain, BlockNumber head) {
    if (compared && isTopOf(chain, head)) {
      return List.of();
    }
    List<ChainLink> left = new ArrayList<>();
    Set<Hash32> hashes = new HashSet<>();
    boolean anchored = whole;
    for (var level : levels.entrySet()) {
      Optional<ChainLink> now =
          level.getKey().isAfter(head) ? Optional.empty() : chain.at(level.getKey());
      for (ChainLink block : level.getValue()) {
        boolean other = now.isPresent() && !now.get().equals(block);
        if (other || hashes.contains(block.parentHash())) {
          left.add(block);
          hashes.add(block.hash());
        } else if (now.isPresent()) {
          anchored = true;
        }
      }
    }
    if (!left.isEmpty() && !anchored) {
      throw new StreamStopped(
          "the node's chain was reorganised deeper than the %d blocks kept".formatted(kept));
    }
    compared = left.isEmpty();
    Collections.reverse(left);
    return left;
  }

  private boolean isTopOf(NodeChain chain, BlockNumber head) {
    return highest()
        .filter(top -> !top.number().isAfter(head) && level(top.number()).size() == 1)
        .filter(top -> chain.at(top.number()).filter(top::equals).isPresent())
        .isPresent();
  }

  /** The first height, up to the head's, at which the chain has a block that was not told. */
  BlockNumber nextAfter(NodeChain chain, BlockNumber head) {
    for (var level : levels.headMap(head, true).descendingMap().entrySet()) {
      Optional<ChainLink> now = chain.at(level.getKey());
      if (now.isPresent() && level.getValue().contains(now.get())) {
        return level.getKey().next();
      }
    }
    return first;
  }
}
