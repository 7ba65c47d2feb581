package network.conet.rewards.epoch;

import network.conet.units.BasisPoints;
import network.conet.units.BytesPerSecond;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;

/** What the dataset of the epoch says of a node. */
public record NodeMeasurement(
    NodeId node, BytesPerSecond capacity, BasisPoints uptime, TokenAmount fees) {}
