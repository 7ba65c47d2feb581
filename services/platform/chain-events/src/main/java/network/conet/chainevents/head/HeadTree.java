package network.conet.chainevents.head;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainMessage;
import network.conet.chainevents.FollowedChain;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;
import org.jspecify.annotations.Nullable;

/**
 * The newest blocks that observers have told of, and which of them are the chain. A block is held
 * while the last word on it, or on one above it, is that it is part of a chain; the chain is the
 * highest held branch, and of equally high ones the one that is followed already. A block that was
 * taken back stays known, so that one told on top of it brings it back. After {@link
 * HeadMove.Stopped} the tree is of no further use.
 */
public final class HeadTree {
  private final FollowedChain followed;
  private final int kept;
  private final Branches branches = new Branches();
  private final TreeMap<Long, TreeBlock> canonical = new TreeMap<>();
  private final Map<Hash32, Optional<KnownBlock>> changes = new LinkedHashMap<>();

  /**
   * @param kept how many blocks of the chain are remembered: no reorganisation may be deeper
   */
  public HeadTree(FollowedChain followed, int kept) {
    if (followed.deployBlock().equals(BlockNumber.ZERO) || kept < 1) {
      throw new IllegalArgumentException("nothing is deployed in block 0: " + followed);
    }
    this.followed = followed;
    this.kept = kept;
  }

  /** The tree as it was when these were its blocks. */
  public HeadTree(FollowedChain followed, int kept, Collection<KnownBlock> blocks) {
    this(followed, kept);
    Map<Hash32, KnownBlock> rows = new HashMap<>();
    blocks.forEach(block -> rows.put(block.position().hash(), block));
    blocks.stream()
        .sorted((one, other) -> one.position().number().compareTo(other.position().number()))
        .forEach(block -> restore(block, rows.get(block.parentHash())));
  }

  private void restore(KnownBlock block, @Nullable KnownBlock parent) {
    TreeBlock restored = new TreeBlock(block.position(), block.parentHash(), block.content());
    restored.held = block.held();
    if (block.canonical()) {
      canonical.put(restored.number(), restored);
    }
    TreeBlock above = parent == null ? null : branches.get(parent.position().hash());
    restored.attached = block.canonical() || isFirst(restored) || (above != null && above.attached);
    branches.add(restored);
  }

  /** The newest block of the chain. */
  public Optional<BlockPosition> tip() {
    return canonical.isEmpty()
        ? Optional.empty()
        : Optional.of(canonical.lastEntry().getValue().position());
  }

  /** Whether a block above the tip waits for its parent: what came between is not known here. */
  public boolean hasGap() {
    long tip = canonical.isEmpty() ? -1 : canonical.lastKey();
    return branches.orphans().stream().anyMatch(orphan -> orphan.number() > tip);
  }

  public boolean isCanonical(BlockPosition block) {
    TreeBlock there = canonical.get(block.number().number());
    return there != null && there.hash().equals(block.hash());
  }

  /** What has to be stored since the last call: a block as it is now, or nothing if forgotten. */
  public Map<Hash32, Optional<KnownBlock>> takeChanges() {
    Map<Hash32, Optional<KnownBlock>> taken = new LinkedHashMap<>(changes);
    changes.clear();
    return taken;
  }

  public HeadMove apply(ChainMessage message) {
    if (!message.chainId().equals(followed.chainId())) {
      return stopped(message, "is of chain " + message.chainId() + ", not " + followed.chainId());
    }
    if (!message.contracts().equals(followed.contracts())) {
      return stopped(
          message,
          "was told with the logs of other contracts (digest "
              + message.contracts()
              + ") than are followed here ("
              + followed.contracts()
              + ")");
    }
    if (followed.deployBlock().isAfter(message.position().number())) {
      return stopped(message, "is before the deploy block " + followed.deployBlock());
    }
    HeadMove move =
        switch (message) {
          case ChainMessage.BlockAdded added -> add(added);
          case ChainMessage.BlockTakenBack back -> takeBack(back);
        };
    if (move instanceof HeadMove.Moved) {
      prune();
    }
    return move;
  }

  private HeadMove add(ChainMessage.BlockAdded added) {
    TreeBlock known = branches.get(added.block().hash());
    if (known != null) {
      if (!known.content.equals(added.block().content())) {
        return stopped(added, "was told with other logs before: two sources disagree");
      }
      return known.held ? new HeadMove.None() : hold(known);
    }
    if (isBelowKept(added.block().number())) {
      return new HeadMove.None();
    }
    TreeBlock block =
        new TreeBlock(
            added.block().position(), added.block().parentHash(), added.block().content());
    TreeBlock parent = branches.get(block.parentHash());
    if (parent != null && parent.number() + 1 != block.number() && !isFirst(block)) {
      return stopped(added, "names block " + parent.number() + " as its parent");
    }
    branches.add(block);
    block.held = true;
    changed(block);
    if (isFirst(block) || (parent != null && parent.attached)) {
      branches.attach(block);
      return hold(block);
    }
    return branches.orphans().size() > kept
        ? stopped(added, "is one of more than " + kept + " blocks whose parents nobody told of")
        : new HeadMove.None();
  }

  private HeadMove takeBack(ChainMessage.BlockTakenBack back) {
    TreeBlock known = branches.get(back.position().hash());
    if (known == null) {
      return new HeadMove.None();
    }
    if (!known.attached) {
      forget(known);
      return new HeadMove.None();
    }
    if (branches.get(known.parentHash()) == null && !isFirst(known)) {
      return stopped(back, "was taken back: deeper than the " + kept + " blocks kept");
    }
    for (TreeBlock block : branches.withDescendants(known)) {
      if (block.held) {
        block.held = false;
        changed(block);
      }
    }
    return choose();
  }

  /** What is told of a block holds of all beneath it, and of those that waited for it. */
  private HeadMove hold(TreeBlock block) {
    for (TreeBlock at = block; at != null && !isHeldBefore(at, block); at = branches.parent(at)) {
      at.held = true;
      changed(at);
    }
    return choose();
  }

  private static boolean isHeldBefore(TreeBlock at, TreeBlock told) {
    return at != told && at.held;
  }

  private HeadMove choose() {
    TreeBlock tip = canonical.isEmpty() ? null : canonical.lastEntry().getValue();
    TreeBlock target = tip;
    while (target != null && !target.held) {
      target = branches.parent(target);
    }
    TreeBlock highest = branches.highestHeld();
    if (highest != null && (target == null || highest.number() > target.number())) {
      target = highest;
    }
    return target == tip ? new HeadMove.None() : move(tip, target);
  }

  private HeadMove move(@Nullable TreeBlock tip, @Nullable TreeBlock target) {
    List<TreeBlock> path = new ArrayList<>();
    TreeBlock fork = target;
    while (fork != null && canonical.get(fork.number()) != fork) {
      path.add(fork);
      fork = branches.parent(fork);
    }
    Optional<BlockPosition> backTo = Optional.empty();
    if (tip != null && tip != fork) {
      backTo = Optional.of(fork != null ? fork.position() : beforeFirst());
      for (TreeBlock gone :
          List.copyOf(canonical.tailMap(fork != null ? fork.number() : -1, false).values())) {
        canonical.remove(gone.number());
        changed(gone);
      }
    }
    for (TreeBlock block : path.reversed()) {
      canonical.put(block.number(), block);
      changed(block);
    }
    return new HeadMove.Moved(backTo, path.reversed().stream().map(TreeBlock::position).toList());
  }

  private BlockPosition beforeFirst() {
    TreeBlock first = canonical.firstEntry().getValue();
    return new BlockPosition(first.position().number().minusOrZero(1), first.parentHash());
  }

  private boolean isFirst(TreeBlock block) {
    return block.number() == followed.deployBlock().number();
  }

  /** Of such a block nothing can be said any more, but that the chain is past it. */
  private boolean isBelowKept(BlockNumber number) {
    if (canonical.isEmpty()) {
      return false;
    }
    long lowest = canonical.firstKey();
    return lowest > followed.deployBlock().number() && number.number() <= lowest;
  }

  private void prune() {
    if (canonical.isEmpty()) {
      return;
    }
    long lowest = canonical.lastKey() - kept + 1;
    if (canonical.firstKey() >= lowest) {
      return;
    }
    for (TreeBlock old : branches.below(lowest)) {
      canonical.remove(old.number(), old);
      forget(old);
    }
    TreeBlock root = canonical.firstEntry().getValue();
    for (TreeBlock other : branches.at(lowest)) {
      if (other != root) {
        branches.withDescendants(other).forEach(this::forget);
      }
    }
  }

  private void forget(TreeBlock block) {
    branches.remove(block);
    changes.put(block.hash(), Optional.empty());
  }

  private void changed(TreeBlock block) {
    boolean inChain = canonical.get(block.number()) == block;
    changes.put(
        block.hash(),
        Optional.of(
            new KnownBlock(
                block.position(), block.parentHash(), block.content, block.held, inChain)));
  }

  private static HeadMove stopped(ChainMessage message, String why) {
    BlockPosition block = message.position();
    return new HeadMove.Stopped(
        "block %s (%s, told by %s) %s"
            .formatted(block.number(), block.hash(), message.source(), why));
  }
}
