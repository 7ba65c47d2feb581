package network.conet.chain.transaction;

import network.conet.units.BlockNumber;
import network.conet.units.Hash32;

/** One block of one branch. */
public record BlockPoint(BlockNumber number, Hash32 hash) {}
