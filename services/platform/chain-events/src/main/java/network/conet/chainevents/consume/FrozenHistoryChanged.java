package network.conet.chainevents.consume;

import network.conet.chainevents.BlockPosition;

/** The chain lacks a block that something published or signed was computed from. */
public final class FrozenHistoryChanged extends ChainStopped {
  private static final long serialVersionUID = 1L;

  private FrozenHistoryChanged(String what, BlockPosition frozen) {
    super(
        what
            + ", but what rests on block "
            + frozen.number()
            + " ("
            + frozen.hash()
            + ") is frozen and published: this chain is not the one that was followed, or not final"
            + " as QBFT is, and cannot be followed further");
  }

  static FrozenHistoryChanged takenBack(BlockPosition newTip, BlockPosition frozen) {
    return new FrozenHistoryChanged("the chain went back to block " + newTip.number(), frozen);
  }

  static FrozenHistoryChanged another(BlockPosition told, BlockPosition frozen) {
    return new FrozenHistoryChanged(
        "the topic tells of block " + told.number() + " as " + told.hash(), frozen);
  }
}
