// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Identity of a node for as long as the network lives: keccak256(abi.encode(owner, first hot key)).
type NodeId is bytes32;

using {nodeEquals as ==, nodeDiffers as !=} for NodeId global;

function nodeEquals(NodeId a, NodeId b) pure returns (bool) {
    return NodeId.unwrap(a) == NodeId.unwrap(b);
}

function nodeDiffers(NodeId a, NodeId b) pure returns (bool) {
    return NodeId.unwrap(a) != NodeId.unwrap(b);
}
