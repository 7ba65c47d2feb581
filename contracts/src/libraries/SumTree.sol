// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IChallenge} from "src/interfaces/IChallenge.sol";
import {RangeProof, SumNode, Tree, TreeRoot} from "src/types/EpochTrees.sol";

/// @title The positional Merkle-sum trees of docs/spec/epochs.md
/// @notice Every proof is of a run of neighbours, of one leaf as of many: hashes are computed up to the top with honest
/// sums, and hash and sums must be those that the root holds.
library SumTree {
    /// @notice The run does not lie in the tree, or siblings are missing or left over.
    error MalformedProof();

    uint256 private constant MAX_DEPTH = 64;

    /// @notice A leaf as its parent holds it.
    function leafHash(Tree tree, bytes memory encoded) internal pure returns (bytes32) {
        return keccak256(abi.encodePacked(uint8(0), uint8(tree), encoded));
    }

    /// @notice The hash that two children make, whatever they are.
    function innerHash(Tree tree, SumNode memory left, SumNode memory right) internal pure returns (bytes32) {
        return keccak256(
            abi.encodePacked(
                uint8(1), uint8(tree), left.hash, left.weight, left.amount, right.hash, right.weight, right.amount
            )
        );
    }

    /// @notice The hash of a root.
    function rootHash(Tree tree, TreeRoot memory root) internal pure returns (bytes32) {
        return keccak256(abi.encodePacked(uint8(2), uint8(tree), root.top, root.weight, root.amount, root.count));
    }

    /// @notice Levels above the leaves: the logarithm of the count, rounded up.
    function depthOf(uint256 count) internal pure returns (uint256 depth) {
        while ((uint256(1) << depth) < count) {
            ++depth;
        }
    }

    /// @notice Reverts unless `nodes` stand side by side in the tree, `level` above the leaves. Gives the amount of all that
    /// stands left of them, so that two runs of a few leaves show the sum of whatever lies between, in a logarithm of steps.
    /// @dev `nodes` is overwritten. No overflow: the amount is a part of the root's.
    function requireRun(
        Tree tree,
        TreeRoot calldata root,
        uint256 level,
        SumNode[] memory nodes,
        RangeProof calldata proof
    ) internal pure returns (uint256 before) {
        uint256 depth = depthOf(root.count);
        if (level > depth || depth > MAX_DEPTH || nodes.length == 0) revert MalformedProof();
        uint256 first = proof.start;
        uint256 last = first + nodes.length - 1;
        if (last >> (depth - level) != 0) revert MalformedProof();
        uint256 used = 0;
        for (; level < depth; ++level) {
            uint256 next = used;
            (nodes, used) = _climb(tree, nodes, first, last, proof.siblings, used);
            // An odd place has its sibling on the left, which comes first.
            if (first & 1 == 1) before += proof.siblings[next].amount;
            first >>= 1;
            last >>= 1;
        }
        if (used != proof.siblings.length) revert MalformedProof();
        SumNode memory top = nodes[0];
        if (top.hash != root.top || top.weight != root.weight || top.amount != root.amount) {
            revert IChallenge.RootMismatch(root.top, top.hash);
        }
    }

    /// @dev One level up: what is missing on the left or on the right comes out of the proof.
    function _climb(
        Tree tree,
        SumNode[] memory nodes,
        uint256 first,
        uint256 last,
        SumNode[] calldata siblings,
        uint256 used
    ) private pure returns (SumNode[] memory above, uint256) {
        uint256 missing = (first & 1) + (1 - (last & 1));
        if (used + missing > siblings.length) revert MalformedProof();
        above = new SumNode[]((last >> 1) - (first >> 1) + 1);
        for (uint256 i = 0; i < above.length; ++i) {
            uint256 position = ((first >> 1) + i) * 2;
            SumNode memory left = position < first ? siblings[used++] : nodes[position - first];
            SumNode memory right = position + 1 > last ? siblings[used++] : nodes[position + 1 - first];
            above[i] = _parent(tree, left, right);
        }
        return (above, used);
    }

    /// @dev Sums that do not fit 128 bits revert: such a tree is false at the lowest node where they do not.
    function _parent(Tree tree, SumNode memory left, SumNode memory right) private pure returns (SumNode memory) {
        if (_isEmpty(left) && _isEmpty(right)) return left;
        return SumNode({
            hash: innerHash(tree, left, right), weight: left.weight + right.weight, amount: left.amount + right.amount
        });
    }

    function _isEmpty(SumNode memory node) private pure returns (bool) {
        return node.hash == 0 && node.weight == 0 && node.amount == 0;
    }
}
