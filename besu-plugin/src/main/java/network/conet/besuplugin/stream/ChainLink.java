package network.conet.besuplugin.stream;

import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainBlock;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;

/** A block's place, and the hash of the block beneath it. */
public record ChainLink(BlockPosition position, Hash32 parentHash) {
  public static ChainLink of(ChainBlock block) {
    return new ChainLink(block.position(), block.parentHash());
  }

  public BlockNumber number() {
    return position.number();
  }

  public Hash32 hash() {
    return position.hash();
  }

  boolean follows(ChainLink other) {
    return number().equals(other.number().next()) && parentHash.equals(other.hash());
  }
}
