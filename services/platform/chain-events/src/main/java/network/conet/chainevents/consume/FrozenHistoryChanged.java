package network.conet.chainevents.consume;

import network.conet.chainevents.BlockPosition;
import network.conet.units.BlockNumber;

/** The chain took back a block that something published or signed was computed from. */
public final class FrozenHistoryChanged extends ChainStopped {
  private static final long serialVersionUID = 1L;

  FrozenHistoryChanged(BlockPosition newTip, BlockNumber frozen) {
    super(
        "the chain went back to block "
            + newTip.number()
            + ", but what rests on block "
            + frozen
            + " is frozen and published: this chain is not final as QBFT is, and cannot be"
            + " followed further");
  }
}
