// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Epoch} from "src/types/Epoch.sol";

/// @title EIP-712 struct hash of an epoch's header
library EpochHash {
    /// @dev In pieces only because a line has an end; there are no blanks in the type.
    bytes32 internal constant TYPEHASH = keccak256(
        "Epoch(uint64 epoch,uint16 attempt,bytes32 previousDigest,uint64 snapshotBlock,bytes32 snapshotHash,uint64 endTime,"
        "bytes32 proofsRoot,bytes32 nodesRoot,bytes32 entriesRoot,bytes32 accountsRoot,"
        "uint128 totalWeight,uint96 emission,uint96 fees,uint96 rewards,uint96 treasury,uint96 burned,bytes32 datasetHash)"
    );

    uint256 private constant WORDS = 17;

    /// @notice What hashStruct hashes: type hash, then the header's words. Every field is one word, so the ABI's encoding
    /// is EIP-712's; a word with more bits than its field makes another digest, which nobody signs.
    function encode(Epoch calldata header) internal pure returns (bytes memory preimage) {
        preimage = new bytes(32 * (WORDS + 1));
        bytes32 typeHash = TYPEHASH;
        // Memory-safe: writes the 18 words just allocated.
        assembly ("memory-safe") {
            mstore(add(preimage, 32), typeHash)
            calldatacopy(add(preimage, 64), header, 544)
        }
    }
}
