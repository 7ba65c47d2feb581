package network.conet.rewards.epoch;

import java.time.Instant;
import network.conet.units.BlockNumber;
import network.conet.units.EpochId;
import network.conet.units.Hash32;

/** The preimage of an epoch's digest, docs/spec/epochs.md. */
public record EpochHeader(
    EpochId epoch,
    Attempt attempt,
    Hash32 previousDigest,
    BlockNumber snapshotBlock,
    Hash32 snapshotHash,
    Instant endTime,
    Roots roots,
    EpochTotals totals,
    Hash32 datasetHash) {

  /** The same outcome, to be signed for another attempt or on another epoch before. */
  public EpochHeader signedFor(Attempt next, Hash32 previous) {
    return new EpochHeader(
        epoch, next, previous, snapshotBlock, snapshotHash, endTime, roots, totals, datasetHash);
  }

  /** The four trees of an epoch. */
  public record Roots(Hash32 proofs, Hash32 nodes, Hash32 entries, Hash32 accounts) {}
}
