package network.conet.chain.follow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.conet.chainevents.ChainBlock;
import network.conet.units.BlockNumber;

/** Brings what is stored one step closer to the node's chain. */
public final class FollowChain {
  /** What a step did. */
  public enum Step {
    CAUGHT_UP,
    ADVANCED,
    TOOK_BACK
  }

  private final ChainSource source;
  private final FollowerStore store;
  private final BlockNumber first;
  private final int batch;

  /**
   * @param first where following begins: the block in which the contracts were deployed
   * @param batch how many blocks a step may take when the chain is far ahead
   */
  public FollowChain(ChainSource source, FollowerStore store, BlockNumber first, int batch) {
    this.source = source;
    this.store = store;
    this.first = first;
    this.batch = batch;
  }

  public Step step() {
    Optional<Block> tip = store.tip();
    BlockNumber head = source.head();
    if (tip.isPresent() && hasLeftTheChain(tip.get(), head)) {
      store.removeTip(tip.get());
      return Step.TOOK_BACK;
    }
    BlockNumber next = tip.map(block -> block.number().next()).orElse(first);
    if (next.isAfter(head)) {
      return Step.CAUGHT_UP;
    }
    BlockNumber last = next.plus(batch - 1L);
    List<ChainBlock> linked = linked(tip, source.blocks(next, last.isAfter(head) ? head : last));
    if (linked.isEmpty()) {
      return Step.CAUGHT_UP;
    }
    store.append(tip, linked);
    return Step.ADVANCED;
  }

  /**
   * Only another block is proof: at the tip's height, or, where the node's head is lower, at the
   * head's. A node that answers nothing for a block it served, or an older head, is behind; what it
   * does not know yet is not taken back.
   */
  private boolean hasLeftTheChain(Block tip, BlockNumber head) {
    BlockNumber height = tip.number().isAfter(head) ? head : tip.number();
    Optional<Block> followed = height.equals(tip.number()) ? Optional.of(tip) : store.block(height);
    Optional<Block> now = followed.flatMap(block -> source.block(block.number()));
    return now.isPresent() && !now.equals(followed);
  }

  /** The blocks as far as each follows the one before; the rest changed while it was read. */
  private static List<ChainBlock> linked(Optional<Block> tip, List<ChainBlock> blocks) {
    List<ChainBlock> linked = new ArrayList<>();
    Optional<Block> previous = tip;
    for (ChainBlock told : blocks) {
      Block block = Block.of(told);
      if (previous.filter(p -> !block.follows(p)).isPresent()) {
        break;
      }
      linked.add(told);
      previous = Optional.of(block);
    }
    return linked;
  }
}
