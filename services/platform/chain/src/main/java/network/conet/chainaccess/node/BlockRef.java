package network.conet.chainaccess.node;

import network.conet.units.BlockNumber;
import network.conet.units.Hash32;

/** After which block something is read. */
public sealed interface BlockRef {
  /** The newest block. */
  record Latest() implements BlockRef {}

  /** The newest block and what waits in the node's pool; nodes differ in what that is. */
  record Pending() implements BlockRef {}

  record AtNumber(BlockNumber number) implements BlockRef {}

  /** One block and no other (EIP-1898), whichever branch it is on. */
  record AtHash(Hash32 hash) implements BlockRef {}

  BlockRef LATEST = new Latest();
  BlockRef PENDING = new Pending();

  static BlockRef at(BlockNumber number) {
    return new AtNumber(number);
  }

  static BlockRef at(Hash32 hash) {
    return new AtHash(hash);
  }
}
