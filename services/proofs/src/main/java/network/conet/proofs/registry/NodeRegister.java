package network.conet.proofs.registry;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.EpochId;
import network.conet.units.NodeId;

/** The nodes as the logs applied so far tell of them. */
public interface NodeRegister {
  /** Those of the given nodes that are registered and not retired. */
  Set<NodeId> activeAmong(Collection<NodeId> nodes);

  /** All nodes registered and not retired after that block. */
  Set<NodeId> activeAfter(BlockNumber block);

  /** The key that signs for the node in that epoch; empty if the node is not known. */
  Optional<AccountAddress> hotKey(NodeId node, EpochId epoch);
}
