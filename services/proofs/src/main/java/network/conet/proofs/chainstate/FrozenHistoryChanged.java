package network.conet.proofs.chainstate;

import network.conet.units.BlockNumber;

/** The chain took back a block that a published dataset was computed from. */
public final class FrozenHistoryChanged extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  FrozenHistoryChanged(BlockNumber block, BlockNumber snapshot) {
    super(
        "block "
            + block
            + " was taken back, but the dataset up to block "
            + snapshot
            + " is frozen and published: this chain is not final as QBFT is, and cannot be"
            + " followed further");
  }
}
