package network.conet.proofs.epoch;

import network.conet.units.BasisPoints;
import network.conet.units.ByteCount;
import network.conet.units.BytesPerSecond;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;

/**
 * What an epoch's evidence says of one node: a leaf of the proofs tree, and the bytes behind it.
 */
public record NodeTotals(
    NodeId node,
    BytesPerSecond capacity,
    BasisPoints uptime,
    TokenAmount fees,
    ByteCount bytesCarried) {}
