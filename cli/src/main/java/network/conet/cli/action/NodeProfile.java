package network.conet.cli.action;

import network.conet.contracts.NodeRegistry;
import network.conet.units.Hash32;

/**
 * What an owner says of a node.
 *
 * @param onionKey X25519 public key
 */
public record NodeProfile(Hash32 onionKey, NodePlace place) {
  NodeRegistry.Profile encoded() {
    return new NodeRegistry.Profile(
        onionKey.toBytes(),
        place.prefixCommitment().toBytes(),
        place.regionBytes(),
        place.endpoint());
  }
}
