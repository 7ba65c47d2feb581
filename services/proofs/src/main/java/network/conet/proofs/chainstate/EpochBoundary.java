package network.conet.proofs.chainstate;

import java.time.Instant;
import java.util.Optional;

/** What following the chain asks of epochs. */
public interface EpochBoundary {
  /** The first moment whose block ends the open epoch. */
  Instant openEpochEndsFrom();

  /** The snapshot block of the last frozen epoch; empty before the first. */
  Optional<Block> lastSnapshot();

  /** Freezes the open epoch at this snapshot block; the next one is open afterwards. */
  void close(Block snapshot);
}
