package network.conet.proofs.chainstate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.conet.proofs.atomic.Atomically;
import network.conet.proofs.chainstate.ChainFact.BlockAdded;
import network.conet.proofs.chainstate.ChainFact.BlockTakenBack;
import network.conet.proofs.chainstate.ChainFact.LogTakenBack;
import network.conet.units.BlockNumber;

/**
 * Applies the chain's messages in order, each once, and closes an epoch when its snapshot block has
 * {@code confirmations} blocks upon it (0 where blocks are final when made). A batch is one
 * transaction, with the position in the topic and with the datasets it closes.
 */
public final class FollowChain {
  private final Atomically atomically;
  private final ChainRows rows;
  private final EpochBoundary boundary;
  private final int confirmations;

  public FollowChain(
      Atomically atomically, ChainRows rows, EpochBoundary boundary, int confirmations) {
    this.atomically = atomically;
    this.rows = rows;
    this.boundary = boundary;
    this.confirmations = confirmations;
  }

  /**
   * @throws FrozenHistoryChanged if the chain takes back what a frozen dataset rests on; nothing of
   *     the batch is applied then
   */
  public void apply(List<SequencedFact> batch) {
    atomically.execute(() -> applyInOrder(batch));
  }

  private void applyInOrder(List<SequencedFact> batch) {
    long applied = rows.appliedSequence();
    Instant boundaryTime = boundary.openEpochEndsFrom();
    List<ChainFact> waiting = new ArrayList<>(batch.size());
    for (SequencedFact message : batch) {
      if (message.sequence() <= applied) {
        continue;
      }
      requireNoGap(applied, message);
      applied = message.sequence();
      Optional<ChainFact> fact = message.fact();
      if (fact.isEmpty()) {
        continue;
      }
      switch (fact.get()) {
        case LogTakenBack log -> {
          flush(waiting);
          requireNotFrozen(log.blockNumber());
          rows.takeBackLog(log.position());
        }
        case BlockTakenBack block -> {
          flush(waiting);
          requireNotFrozen(block.blockNumber());
          rows.takeBackBlock(block.blockNumber());
        }
        case BlockAdded added -> {
          waiting.add(added);
          if (!added.block().time().isBefore(boundaryTime)) {
            flush(waiting);
            boundaryTime = closeWhatIsOver(added.block());
          }
        }
        default -> waiting.add(fact.get());
      }
    }
    flush(waiting);
    rows.setAppliedSequence(applied);
  }

  private Instant closeWhatIsOver(Block head) {
    while (true) {
      Instant ends = boundary.openEpochEndsFrom();
      Optional<Block> snapshot = rows.firstBlockAtOrAfter(ends, boundary.lastSnapshot());
      if (snapshot.isEmpty()
          || head.number().number() - snapshot.get().number().number() < confirmations) {
        return ends;
      }
      boundary.close(snapshot.get());
      rows.forgetBlocksBefore(snapshot.get().number());
    }
  }

  private void requireNotFrozen(BlockNumber block) {
    BlockNumber snapshot = boundary.lastSnapshot();
    if (!block.isAfter(snapshot)) {
      throw new FrozenHistoryChanged(block, snapshot);
    }
  }

  private static void requireNoGap(long applied, SequencedFact next) {
    if (applied != 0 && next.sequence() != applied + 1) {
      throw new IllegalStateException(
          "the chain topic jumps from " + applied + " to " + next.sequence());
    }
  }

  private void flush(List<ChainFact> waiting) {
    if (!waiting.isEmpty()) {
      rows.add(List.copyOf(waiting));
      waiting.clear();
    }
  }
}
