package network.conet.circuit.onion;

import network.conet.units.Hash32;

/**
 * What a handshake yields: a layer for each direction, and a value that both sides know and nobody
 * else, which signatures name to be good for this circuit only.
 */
public record HopKeys(Layer forward, Layer backward, Hash32 binding) {}
