package network.conet.relay.measure;

import network.conet.units.EpochId;
import network.conet.units.Hash32;

/**
 * The epoch that is open, and the randomness of its draw: the hash of the snapshot block of the one
 * before, zero for the first.
 */
public record OpenEpoch(EpochId epoch, Hash32 seed) {}
