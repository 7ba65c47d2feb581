package network.conet.chainevents.head;

import network.conet.chainevents.BlockPosition;
import network.conet.units.Hash32;

/** A block in the tree. */
final class TreeBlock {
  private final BlockPosition position;
  private final Hash32 parentHash;
  final Hash32 content;

  /** Whether the last word on it, or on one above it, is that it is part of a chain. */
  boolean held;

  /** Whether its parents are known down to the first block that is kept. */
  boolean attached;

  TreeBlock(BlockPosition position, Hash32 parentHash, Hash32 content) {
    this.position = position;
    this.parentHash = parentHash;
    this.content = content;
  }

  BlockPosition position() {
    return position;
  }

  long number() {
    return position.number().number();
  }

  Hash32 hash() {
    return position.hash();
  }

  Hash32 parentHash() {
    return parentHash;
  }
}
