package network.conet.proofs.chainstate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.conet.proofs.chainstate.ChainFact.BlockAdded;
import network.conet.units.BlockNumber;

/**
 * Keeps what the chain did, and closes an epoch when its snapshot block has {@code confirmations}
 * blocks upon it (0 where blocks are final when made). Each call is part of one transaction, with
 * the position in the topic and with the datasets it closes.
 */
public final class FollowChain {
  private final ChainRows rows;
  private final EpochBoundary boundary;
  private final int confirmations;

  public FollowChain(ChainRows rows, EpochBoundary boundary, int confirmations) {
    this.rows = rows;
    this.boundary = boundary;
    this.confirmations = confirmations;
  }

  /**
   * @param facts in the chain's order, those of a block before the block itself
   */
  public void append(List<ChainFact> facts) {
    Instant boundaryTime = boundary.openEpochEndsFrom();
    List<ChainFact> waiting = new ArrayList<>(facts.size());
    for (ChainFact fact : facts) {
      waiting.add(fact);
      if (fact instanceof BlockAdded(Block block) && !block.time().isBefore(boundaryTime)) {
        flush(waiting);
        boundaryTime = closeWhatIsOver(block);
      }
    }
    flush(waiting);
  }

  /** Nothing above this block has happened. */
  public void takeBack(BlockNumber newTip) {
    rows.takeBackAbove(newTip);
  }

  /** The block up to which a published dataset was computed: the chain must keep it. */
  public Optional<Block> frozen() {
    return boundary.lastSnapshot();
  }

  private Instant closeWhatIsOver(Block head) {
    while (true) {
      Instant ends = boundary.openEpochEndsFrom();
      Optional<Block> snapshot = rows.firstBlockAtOrAfter(ends, lastSnapshot());
      if (snapshot.isEmpty()
          || head.number().number() - snapshot.get().number().number() < confirmations) {
        return ends;
      }
      boundary.close(snapshot.get());
      rows.forgetBlocksBefore(snapshot.get().number());
    }
  }

  private BlockNumber lastSnapshot() {
    return boundary.lastSnapshot().map(Block::number).orElse(BlockNumber.ZERO);
  }

  private void flush(List<ChainFact> waiting) {
    if (!waiting.isEmpty()) {
      rows.add(List.copyOf(waiting));
      waiting.clear();
    }
  }
}
