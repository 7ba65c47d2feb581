package network.conet.circuit.client;

import network.conet.evidence.receipt.ReceiptSequence;
import network.conet.units.ByteCount;
import network.conet.units.NodeId;
import network.conet.units.VoucherId;

/** What a hop has carried by the client's own count, and what of it is receipted. */
public record HopUsage(
    NodeId nodeId,
    VoucherId voucherId,
    ByteCount carried,
    ByteCount receipted,
    ReceiptSequence sequence) {}
