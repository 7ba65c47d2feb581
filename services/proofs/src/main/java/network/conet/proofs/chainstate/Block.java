package network.conet.proofs.chainstate;

import java.time.Instant;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;

/** A block as far as epochs need it. */
public record Block(BlockNumber number, Hash32 hash, Instant time) {}
