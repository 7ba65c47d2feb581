package network.conet.chainevents.head;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import network.conet.units.Hash32;
import org.jspecify.annotations.Nullable;

/** Blocks by hash, by height and by parent, and those whose parents are not known. */
final class Branches {
  /** Of equally high branches every consumer must choose the same. */
  private static final Comparator<TreeBlock> BY_HASH = Comparator.comparing(TreeBlock::hash);

  private final Map<Hash32, TreeBlock> known = new HashMap<>();
  private final Map<Hash32, TreeBlock> orphans = new LinkedHashMap<>();
  private final Map<Hash32, List<TreeBlock>> children = new HashMap<>();
  private final TreeMap<Long, List<TreeBlock>> byNumber = new TreeMap<>();

  @Nullable TreeBlock get(Hash32 hash) {
    return known.get(hash);
  }

  @Nullable TreeBlock parent(TreeBlock block) {
    TreeBlock parent = known.get(block.parentHash());
    return parent != null && parent.attached ? parent : null;
  }

  void add(TreeBlock block) {
    known.put(block.hash(), block);
    children.computeIfAbsent(block.parentHash(), unused -> new ArrayList<>(1)).add(block);
    byNumber.computeIfAbsent(block.number(), unused -> new ArrayList<>(1)).add(block);
    if (!block.attached) {
      orphans.put(block.hash(), block);
    }
  }

  /** Its parents are known now: so are those of all that waited for it. */
  void attach(TreeBlock block) {
    for (TreeBlock one : withDescendants(block)) {
      one.attached = true;
      orphans.remove(one.hash());
    }
  }

  Collection<TreeBlock> orphans() {
    return orphans.values();
  }

  void remove(TreeBlock block) {
    known.remove(block.hash());
    orphans.remove(block.hash());
    removeFrom(children, block.parentHash(), block);
    removeFrom(byNumber, block.number(), block);
  }

  private static <K> void removeFrom(Map<K, List<TreeBlock>> lists, K key, TreeBlock block) {
    List<TreeBlock> list = lists.get(key);
    if (list != null && list.remove(block) && list.isEmpty()) {
      lists.remove(key);
    }
  }

  /** A block before those upon it; a child counts only if it is one higher. */
  List<TreeBlock> withDescendants(TreeBlock block) {
    List<TreeBlock> all = new ArrayList<>();
    Deque<TreeBlock> next = new ArrayDeque<>(List.of(block));
    while (!next.isEmpty()) {
      TreeBlock one = next.remove();
      all.add(one);
      for (TreeBlock child : children.getOrDefault(one.hash(), List.of())) {
        if (child.number() == one.number() + 1) {
          next.add(child);
        }
      }
    }
    return all;
  }

  @Nullable TreeBlock highestHeld() {
    for (List<TreeBlock> level : byNumber.descendingMap().values()) {
      List<TreeBlock> held = level.stream().filter(b -> b.held && b.attached).toList();
      if (!held.isEmpty()) {
        return Collections.min(held, BY_HASH);
      }
    }
    return null;
  }

  List<TreeBlock> below(long number) {
    return flat(byNumber.headMap(number));
  }

  List<TreeBlock> at(long number) {
    return List.copyOf(byNumber.getOrDefault(number, List.of()));
  }

  private static List<TreeBlock> flat(SortedMap<Long, List<TreeBlock>> levels) {
    return levels.values().stream().flatMap(List::stream).toList();
  }
}
