// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Merkle proofs in OpenZeppelin's form, with the flags of a multiproof as bits
/// @notice The same trees and the same answers as OpenZeppelin's MerkleProof, to which a fuzz test holds it. Flags as a
/// `bool[]` cost a word of calldata each; 256 to a word they nearly vanish.
library MultiProof {
    /// @notice Leaves, flags and proof do not fit together.
    error InvalidMultiProof();

    /// @notice The root that a leaf and its proof lead to.
    function rootOf(bytes32 leaf, bytes32[] calldata proof) internal pure returns (bytes32 computed) {
        computed = leaf;
        // Memory-safe: uses the scratch space. The proof is read within its bounds.
        assembly ("memory-safe") {
            let end := add(proof.offset, shl(5, proof.length))
            for { let at := proof.offset } lt(at, end) { at := add(at, 32) } {
                let sibling := calldataload(at)
                // the smaller one first
                let scratch := shl(5, gt(computed, sibling))
                mstore(scratch, computed)
                mstore(xor(scratch, 32), sibling)
                computed := keccak256(0, 64)
            }
        }
    }

    /// @notice The root that several leaves lead to.
    /// @param nodes The leaves, one at least, and after them room for every computed hash: leaves + proof - 1 words.
    /// Overwritten.
    /// @param leaves How many of them are leaves.
    /// @param proof Nodes that are no leaves and are not computed.
    /// @param flags Bit i: whether step i takes its second child from what is there rather than from the proof.
    function rootOfMany(bytes32[] memory nodes, uint256 leaves, bytes32[] calldata proof, uint256[] calldata flags)
        internal
        pure
        returns (bytes32 root)
    {
        if (leaves == 0) revert InvalidMultiProof();
        uint256 steps = leaves + proof.length - 1;
        if (nodes.length != leaves + steps || flags.length != (steps + 255) / 256) revert InvalidMultiProof();
        if (steps == 0) return nodes[0];
        uint256 first;
        uint256 taken;
        uint256 flag;
        assembly ("memory-safe") {
            first := add(nodes, 32)
            taken := proof.offset
            flag := flags.offset
        }
        (root, taken) = _fold(first, first + 32 * leaves, first + 32 * nodes.length, taken, flag);
        uint256 end;
        assembly ("memory-safe") {
            end := add(proof.offset, shl(5, proof.length))
        }
        if (taken != end) revert InvalidMultiProof();
    }

    /// @dev Hashes pairs until the memory from `first` to `end` is full, of which the leaves end at `out`. Gives the last
    /// hash and where it stopped to take from the proof, which says whether the proof was used up, and no more.
    /// Memory-safe: writes the scratch space and [out, end), which the caller owns. Nothing is read at or past `out` as it
    /// grows, so only leaves and computed hashes are; then `taken` is made wrong for every proof.
    function _fold(uint256 first, uint256 out, uint256 end, uint256 taken, uint256 flag)
        private
        pure
        returns (bytes32 root, uint256 stopped)
    {
        assembly ("memory-safe") {
            for {} lt(out, end) {} {
                // the flags of the next 256 steps
                let word := calldataload(flag)
                flag := add(flag, 32)
                let until_ := add(out, 8192)
                if gt(until_, end) { until_ := end }
                for {} lt(out, until_) {} {
                    let a := mload(first)
                    let b
                    first := add(first, 32)
                    switch and(word, 1)
                    case 0 {
                        b := calldataload(taken)
                        taken := add(taken, 32)
                    }
                    default {
                        b := mload(first)
                        first := add(first, 32)
                    }
                    if gt(first, out) {
                        taken := 0
                        end := 0
                        break
                    }
                    word := shr(1, word)
                    let scratch := shl(5, gt(a, b))
                    mstore(scratch, a)
                    mstore(xor(scratch, 32), b)
                    root := keccak256(0, 64)
                    mstore(out, root)
                    out := add(out, 32)
                }
            }
            stopped := taken
        }
    }
}
