package network.conet.rewards.attest;

import java.time.Instant;
import network.conet.units.BlockNumber;
import network.conet.units.EpochId;
import network.conet.units.Hash32;

/** Proofs' word that the dataset of an epoch will not change any more. */
public record FrozenDataset(
    EpochId epoch,
    BlockNumber snapshotBlock,
    Hash32 snapshotHash,
    Instant endTime,
    Hash32 datasetHash) {}
