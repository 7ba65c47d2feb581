package network.conet.rewards.epoch;

import java.time.Instant;
import network.conet.units.BlockNumber;
import network.conet.units.EpochId;
import network.conet.units.Hash32;

/** The preimage of an epoch's digest, docs/spec/epochs.md. */
public record EpochHeader(
    EpochId epoch,
    Hash32 previousDigest,
    BlockNumber snapshotBlock,
    Hash32 snapshotHash,
    Instant endTime,
    Roots roots,
    EpochTotals totals,
    Hash32 datasetHash) {

  /** The four trees of an epoch. */
  public record Roots(Hash32 proofs, Hash32 nodes, Hash32 entries, Hash32 accounts) {}
}
