// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IChallenge} from "src/interfaces/IChallenge.sol";
import {NodeLeaf, ProofsLeaf, RangeProof, SumNode, Tree, TreeRoot} from "src/types/EpochTrees.sol";

/// @title Challenges of the shape of the three sum trees, and of what one tree says against another
/// @notice Each returns whether the epoch was cancelled; false means that the bond is lost.
interface ISumTreeChallenges is IChallenge {
    /// @notice A root's sums are not the header's totals.
    function challengeTotals(Case calldata c, Tree tree, TreeRoot calldata root) external returns (bool cancelled);

    /// @notice Proofs tree and nodes tree differ in their number of leaves.
    function challengeCounts(Case calldata c, TreeRoot calldata proofsRoot, TreeRoot calldata nodesRoot)
        external
        returns (bool cancelled);

    /// @notice An inner node's sums are not those of its children, or it stands where EMPTY should.
    /// @param level Height of the children above the leaves.
    /// @param node The parent as the level above holds it; for the top, what the root holds.
    /// @param left Its children, which hash to it.
    function challengeSum(
        Case calldata c,
        Tree tree,
        TreeRoot calldata root,
        uint8 level,
        SumNode calldata node,
        SumNode calldata left,
        SumNode calldata right,
        RangeProof calldata proof
    ) external returns (bool cancelled);

    /// @notice A position before the last leaf is EMPTY, or one after it is not, or an EMPTY has sums.
    /// @param level Height of the node above the leaves.
    function challengePadding(
        Case calldata c,
        Tree tree,
        TreeRoot calldata root,
        uint8 level,
        SumNode calldata node,
        RangeProof calldata proof
    ) external returns (bool cancelled);

    /// @notice What a node hashes is nothing that may be hashed at its height: a leaf among the inner nodes, or the reverse,
    /// or something else. With this the number of leaves cannot be one that no leaf can be shown under.
    /// @param preimage All that the node's hash is taken of.
    function challengeShape(
        Case calldata c,
        Tree tree,
        TreeRoot calldata root,
        uint8 level,
        SumNode calldata node,
        bytes calldata preimage,
        RangeProof calldata proof
    ) external returns (bool cancelled);

    /// @notice A leaf is not the encoding of its fields, or its sums are not those of its fields.
    /// @param leaf What the leaf's hash encodes after prefix and tag.
    /// @param node The leaf as its parent holds it.
    function challengeLeaf(
        Case calldata c,
        Tree tree,
        TreeRoot calldata root,
        SumNode calldata node,
        bytes calldata leaf,
        RangeProof calldata proof
    ) external returns (bool cancelled);

    /// @notice Two neighbours are out of order or equal.
    /// @param leaves Both, encoded.
    function challengeOrder(
        Case calldata c,
        Tree tree,
        TreeRoot calldata root,
        bytes[2] calldata leaves,
        RangeProof calldata proof
    ) external returns (bool cancelled);

    /// @notice At one position, proofs tree and nodes tree name different nodes or different measurements.
    function challengeMeasurement(
        Case calldata c,
        TreeRoot calldata proofsRoot,
        ProofsLeaf calldata measured,
        RangeProof calldata proofsProof,
        TreeRoot calldata nodesRoot,
        NodeLeaf calldata node,
        RangeProof calldata nodesProof
    ) external returns (bool cancelled);
}
