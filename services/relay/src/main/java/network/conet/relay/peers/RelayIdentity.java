package network.conet.relay.peers;

import network.conet.chainaccess.SigningKey;
import network.conet.circuit.onion.OnionKeyPair;
import network.conet.units.NodeId;

/** Who this relay is, with the keys that the registry binds to it. */
public record RelayIdentity(NodeId nodeId, SigningKey hotKey, OnionKeyPair onionKey) {}
