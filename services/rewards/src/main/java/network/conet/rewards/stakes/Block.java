package network.conet.rewards.stakes;

import java.time.Instant;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;

/** A block that the topic has told of in full. */
public record Block(BlockNumber number, Hash32 hash, Instant time) {}
