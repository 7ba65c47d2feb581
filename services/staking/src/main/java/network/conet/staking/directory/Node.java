package network.conet.staking.directory;

import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;
import network.conet.units.NodeId;

/**
 * A node after some block.
 *
 * @param prefix commitment to its network prefix
 * @param region two letters
 * @param endpoint host:port as registered
 * @param registered the block of its registration
 */
public record Node(
    NodeId id,
    AccountAddress owner,
    Keys keys,
    String endpoint,
    Hash32 prefix,
    String region,
    NodeStatus status,
    Backing backing,
    BlockNumber registered) {}
