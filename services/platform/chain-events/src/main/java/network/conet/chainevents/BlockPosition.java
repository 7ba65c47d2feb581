package network.conet.chainevents;

import network.conet.units.BlockNumber;
import network.conet.units.Hash32;

/** One block of one chain: several may share the number, none the hash. */
public record BlockPosition(BlockNumber number, Hash32 hash) {}
