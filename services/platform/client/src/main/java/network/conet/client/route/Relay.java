package network.conet.client.route;

import java.net.InetSocketAddress;
import network.conet.circuit.onion.OnionPublicKey;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;
import network.conet.units.NodeId;

/**
 * A relay as the registry names it.
 *
 * @param prefix commitment to the network that it says it is in
 */
public record Relay(
    NodeId node,
    InetSocketAddress address,
    OnionPublicKey onionKey,
    AccountAddress owner,
    Hash32 prefix) {

  /** Whether one circuit may go through both. */
  boolean isApartFrom(Relay other) {
    return !node.equals(other.node)
        && !owner.equals(other.owner)
        && !prefix.equals(other.prefix)
        && !NetworkPlace.isShared(address, other.address);
  }
}
