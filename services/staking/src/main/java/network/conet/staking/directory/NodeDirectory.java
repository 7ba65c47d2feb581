package network.conet.staking.directory;

import java.util.List;
import java.util.Optional;
import network.conet.units.BlockNumber;
import network.conet.units.NodeId;

/** Port: the nodes of the read model. */
public interface NodeDirectory {
  List<Node> list(NodeQuery query);

  Optional<Node> find(NodeId id);

  /** The block after which the read model equals the chain; zero before the first. */
  BlockNumber asOf();
}
