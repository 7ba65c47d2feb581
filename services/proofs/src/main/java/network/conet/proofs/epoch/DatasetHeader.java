package network.conet.proofs.epoch;

import network.conet.proofs.chainstate.Block;
import network.conet.units.EpochId;

/** Which epoch was frozen at which block. */
public record DatasetHeader(EpochId epoch, Block snapshot) {}
