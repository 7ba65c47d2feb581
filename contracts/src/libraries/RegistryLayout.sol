// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {NodeId} from "src/types/NodeId.sol";

/// @title Where NodeRegistry keeps what a state proof shows
/// @notice docs/contracts/NodeRegistry.md has the same in words. The contract's tests hold it to this library.
library RegistryLayout {
    /// @notice Slot of mapping(NodeId => node), after pauses and EIP712's two strings: four words a node.
    uint256 internal constant NODES_SLOT = 3;

    /// @notice Slot of the word with the owner in its low 160 bits, then region (16), retired (8), index (64).
    function ownerSlot(NodeId node) internal pure returns (bytes32) {
        return keccak256(abi.encode(node, NODES_SLOT));
    }

    /// @notice Slot of the commitment to the network prefix.
    function networkPrefixSlot(NodeId node) internal pure returns (bytes32) {
        return bytes32(uint256(ownerSlot(node)) + 2);
    }
}
