package network.conet.rewards.catalogue;

import network.conet.units.EpochId;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;

/** What an account got of a node in an epoch. */
public record EarnedEntry(EpochId epoch, NodeId node, TokenAmount amount) {}
