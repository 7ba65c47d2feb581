package network.conet.proofs.epoch;

import java.util.List;
import network.conet.proofs.chainstate.Block;
import network.conet.units.EpochId;
import network.conet.units.Hash32;

/**
 * A frozen epoch: totals in ascending order of node id, and the hash of the records behind them.
 */
public record Dataset(EpochId epoch, Block snapshot, Hash32 hash, List<NodeTotals> totals) {
  public Dataset {
    totals = List.copyOf(totals);
  }
}
