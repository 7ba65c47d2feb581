package network.conet.chain.follow;

import java.time.Instant;
import network.conet.chainevents.ChainBlock;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;

/** A block's place in the chain. */
public record Block(BlockNumber number, Hash32 hash, Hash32 parentHash, Instant timestamp) {
  static Block of(ChainBlock block) {
    return new Block(block.number(), block.hash(), block.parentHash(), block.timestamp());
  }

  boolean follows(Block other) {
    return number.equals(other.number.next()) && parentHash.equals(other.hash);
  }
}
