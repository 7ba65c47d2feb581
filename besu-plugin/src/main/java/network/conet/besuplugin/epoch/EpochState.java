package network.conet.besuplugin.epoch;

import network.conet.chainevents.BlockPosition;
import network.conet.units.BlockNumber;
import network.conet.units.EpochId;
import network.conet.units.Hash32;

/**
 * An epoch as the node's chain has it.
 *
 * @param anchoredIn the block of the newest anchor
 * @param snapshotBlock the first block at or after the end of the epoch
 */
public record EpochState(
    EpochId epoch,
    Phase phase,
    Hash32 digest,
    Hash32 accountsRoot,
    BlockNumber snapshotBlock,
    BlockPosition anchoredIn) {
  /** How far an epoch has come. */
  public enum Phase {
    /** Can still be challenged. */
    ANCHORED,
    /** A challenge succeeded: to be anchored anew. */
    CANCELLED,
    /** Pays. */
    ACTIVE,
    /** Pays, and its fees have moved. */
    SETTLED
  }

  EpochState in(Phase other) {
    return new EpochState(epoch, other, digest, accountsRoot, snapshotBlock, anchoredIn);
  }
}
