// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Create3} from "@openzeppelin/contracts/utils/Create3.sol";

/// @title Verifier sets, kept as code
/// @notice An anchor transaction must know the threshold, the delay and every member. As the code of an address that
/// follows from the set's number all of it is one cold account (2,600 gas), however many members; in storage each
/// signer would be a cold slot (2,100).
/// @dev Code: 0x00 (never runs) ‖ u8(threshold) ‖ u32(delay) ‖ 20 bytes a member.
library VerifierSets {
    uint256 private constant HEAD = 6;

    /// @notice Puts set `id` on the chain. Its members can never change.
    function write(uint16 id, uint8 threshold, uint32 delay, address[] memory members) internal {
        bytes memory code = abi.encodePacked(bytes1(0), threshold, delay);
        for (uint256 i = 0; i < members.length; ++i) {
            code = abi.encodePacked(code, members[i]);
        }
        // PUSH2 size, DUP1, PUSH1 10, PUSH0, CODECOPY, PUSH0, RETURN: gives back what follows these ten bytes.
        // Narrowing: at most 6 + 32 * 20 bytes.
        bytes memory creation = abi.encodePacked(hex"61", uint16(code.length), hex"80600a5f395ff3", code);
        Create3.deploy(0, bytes32(uint256(id)), creation);
    }

    /// @notice The set as kept; empty if there is none.
    function read(uint16 id) internal view returns (bytes memory set) {
        return Create3.computeAddress(bytes32(uint256(id))).code;
    }

    /// @notice Signatures needed.
    function thresholdOf(bytes memory set) internal pure returns (uint256) {
        return uint8(set[1]);
    }

    /// @notice Activation delay in seconds.
    function delayOf(bytes memory set) internal pure returns (uint256 delay) {
        // Memory-safe: reads bytes 2..5 of a set, which has HEAD bytes at least.
        assembly ("memory-safe") {
            delay := shr(224, mload(add(set, 34)))
        }
    }

    /// @notice Number of members.
    function countOf(bytes memory set) internal pure returns (uint256) {
        return (set.length - HEAD) / 20;
    }

    /// @notice A member; the caller keeps `index` below the count.
    function memberAt(bytes memory set, uint256 index) internal pure returns (address member) {
        // Memory-safe: reads within the set for an index below its count.
        assembly ("memory-safe") {
            member := shr(96, mload(add(add(set, 38), mul(index, 20))))
        }
    }
}
