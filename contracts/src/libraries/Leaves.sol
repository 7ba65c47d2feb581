// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IChallenge} from "src/interfaces/IChallenge.sol";
import {SumTree} from "src/libraries/SumTree.sol";
import {EntryLeaf, NodeLeaf, ProofsLeaf, SumNode, Tree} from "src/types/EpochTrees.sol";

/// @title What an encoded leaf says, for all three trees
/// @notice Leaves are handled as the words that their hash encodes, because a false tree may hash words that no field
/// could hold, and that too must be shown.
library Leaves {
    uint256 private constant WORD = 32;

    /// @dev Bits of each field less one, in order.
    bytes private constant PROOFS_WIDTHS = hex"ff3f0f5f";
    bytes private constant NODES_WIDTHS = hex"ff9fff005f7f7f0f3f0f5f1f7f5f5f5f5f";
    bytes private constant ENTRIES_WIDTHS = hex"9fff5f";

    uint256 private constant PROOFS_FEES = 3;
    uint256 private constant NODES_WEIGHT = 12;
    uint256 private constant NODES_GROSS = 14;
    uint256 private constant ENTRIES_AMOUNT = 2;

    /// @notice Whether these are the words of a leaf's fields: each within its width, an entry's amount not zero.
    function isWellFormed(Tree tree, bytes memory leaf) internal pure returns (bool) {
        bytes memory widths = _widths(tree);
        if (leaf.length != WORD * widths.length) return false;
        for (uint256 i = 0; i < widths.length; ++i) {
            uint256 top = uint8(widths[i]);
            if (top < 255 && word(leaf, i) >> (top + 1) != 0) return false;
        }
        return tree != Tree.Entries || word(leaf, ENTRIES_AMOUNT) != 0;
    }

    /// @notice The sums of a well-formed leaf.
    function sums(Tree tree, bytes memory leaf) internal pure returns (uint128 weight, uint128 amount) {
        // Narrowing: a well-formed leaf's fields have 128 and 96 bits.
        if (tree == Tree.Proofs) return (0, uint128(word(leaf, PROOFS_FEES)));
        if (tree == Tree.Nodes) return (uint128(word(leaf, NODES_WEIGHT)), uint128(word(leaf, NODES_GROSS)));
        return (0, uint128(word(leaf, ENTRIES_AMOUNT)));
    }

    /// @notice Whether the key of `a` is below that of `b`.
    function isBelow(Tree tree, bytes memory a, bytes memory b) internal pure returns (bool) {
        uint256 first = word(a, 0);
        uint256 second = word(b, 0);
        if (tree != Tree.Entries || first != second) return first < second;
        return word(a, 1) < word(b, 1);
    }

    /// @notice A well-formed leaf as its parent must hold it. Reverts for another one, which `challengeLeaf` shows.
    function node(Tree tree, bytes memory leaf) internal pure returns (SumNode memory) {
        if (!isWellFormed(tree, leaf)) revert IChallenge.IrrelevantProof();
        (uint128 weight, uint128 amount) = sums(tree, leaf);
        return SumNode({hash: SumTree.leafHash(tree, leaf), weight: weight, amount: amount});
    }

    /// @notice The same, of a leaf that has been decoded, which makes it well formed.
    function node(ProofsLeaf calldata leaf) internal pure returns (SumNode memory) {
        return SumNode({hash: SumTree.leafHash(Tree.Proofs, abi.encode(leaf)), weight: 0, amount: leaf.fees});
    }

    /// @notice The same, of a leaf that has been decoded.
    function node(NodeLeaf calldata leaf) internal pure returns (SumNode memory) {
        return SumNode({hash: SumTree.leafHash(Tree.Nodes, abi.encode(leaf)), weight: leaf.weight, amount: leaf.gross});
    }

    /// @notice The same, of a leaf that has been decoded.
    function node(EntryLeaf calldata leaf) internal pure returns (SumNode memory) {
        return SumNode({hash: SumTree.leafHash(Tree.Entries, abi.encode(leaf)), weight: 0, amount: leaf.amount});
    }

    /// @notice A word of a leaf; the caller keeps `index` within it.
    function word(bytes memory leaf, uint256 index) internal pure returns (uint256 value) {
        // Memory-safe: reads only.
        assembly ("memory-safe") {
            value := mload(add(add(leaf, 32), shl(5, index)))
        }
    }

    function _widths(Tree tree) private pure returns (bytes memory) {
        if (tree == Tree.Proofs) return PROOFS_WIDTHS;
        if (tree == Tree.Nodes) return NODES_WIDTHS;
        return ENTRIES_WIDTHS;
    }
}
