package network.conet.relay.peers;

import java.util.List;
import java.util.Optional;
import network.conet.units.NodeId;

/** Port: the active relays of the registry, as last heard. Answers from memory. */
public interface PeerDirectory {
  Optional<Peer> find(NodeId nodeId);

  /** In ascending order of node id, this relay included. */
  List<Peer> active();
}
