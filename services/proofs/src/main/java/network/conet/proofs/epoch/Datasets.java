package network.conet.proofs.epoch;

import java.util.Optional;
import java.util.Set;
import network.conet.proofs.chainstate.Block;
import network.conet.units.EpochId;
import network.conet.units.NodeId;

/** The frozen datasets. */
public interface Datasets {
  /** The newest one, without its totals. */
  Optional<DatasetHeader> newest();

  Optional<Dataset> find(EpochId epoch);

  /** The block after which that epoch was frozen. */
  Optional<Block> snapshot(EpochId epoch);

  /** The nodes that have totals in the epoch: others' records are not part of it. */
  Set<NodeId> nodes(EpochId epoch);

  void save(Dataset dataset);
}
