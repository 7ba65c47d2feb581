// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Challenge} from "src/challenges/Challenge.sol";
import {ISumTreeChallenges} from "src/interfaces/ISumTreeChallenges.sol";
import {Leaves} from "src/libraries/Leaves.sol";
import {SumTree} from "src/libraries/SumTree.sol";
import {Epoch} from "src/types/Epoch.sol";
import {NodeLeaf, ProofsLeaf, RangeProof, SumNode, Tree, TreeRoot} from "src/types/EpochTrees.sol";

/// @title SumTreeChallenges
/// @notice See {ISumTreeChallenges}.
contract SumTreeChallenges is ISumTreeChallenges, Challenge {
    constructor(Bindings memory bindings) Challenge(bindings) {}

    /// @inheritdoc ISumTreeChallenges
    function challengeTotals(Case calldata c, Tree tree, TreeRoot calldata root) external returns (bool cancelled) {
        _requireRoot(c, tree, root);
        Epoch calldata header = c.header;
        uint256 weight = tree == Tree.Nodes ? header.totalWeight : 0;
        uint256 amount = tree == Tree.Proofs ? header.fees : header.rewards;
        return _decide(c, root.weight != weight || root.amount != amount);
    }

    /// @inheritdoc ISumTreeChallenges
    function challengeCounts(Case calldata c, TreeRoot calldata proofsRoot, TreeRoot calldata nodesRoot)
        external
        returns (bool cancelled)
    {
        _requireRoot(c, Tree.Proofs, proofsRoot);
        _requireRoot(c, Tree.Nodes, nodesRoot);
        return _decide(c, proofsRoot.count != nodesRoot.count);
    }

    /// @inheritdoc ISumTreeChallenges
    function challengeSum(
        Case calldata c,
        Tree tree,
        TreeRoot calldata root,
        uint8 level,
        SumNode calldata node,
        SumNode calldata left,
        SumNode calldata right,
        RangeProof calldata proof
    ) external returns (bool cancelled) {
        _requireNode(c, tree, root, uint256(level) + 1, node, proof);
        bytes32 computed = SumTree.innerHash(tree, left, right);
        if (computed != node.hash) revert RootMismatch(node.hash, computed);
        // Sums of numbers of 128 bits.
        bool summed =
            uint256(left.weight) + right.weight == node.weight && uint256(left.amount) + right.amount == node.amount;
        return _decide(c, !summed || (left.hash == 0 && right.hash == 0));
    }

    /// @inheritdoc ISumTreeChallenges
    function challengePadding(
        Case calldata c,
        Tree tree,
        TreeRoot calldata root,
        uint8 level,
        SumNode calldata node,
        RangeProof calldata proof
    ) external returns (bool cancelled) {
        _requireNode(c, tree, root, level, node, proof);
        // The proof has placed the node in the tree, so its first leaf has a position of 64 bits.
        bool beyond = uint256(proof.start) << level >= root.count;
        bool empty = node.hash == 0;
        return _decide(c, empty != beyond || (empty && (node.weight != 0 || node.amount != 0)));
    }

    /// @inheritdoc ISumTreeChallenges
    function challengeShape(
        Case calldata c,
        Tree tree,
        TreeRoot calldata root,
        uint8 level,
        SumNode calldata node,
        bytes calldata preimage,
        RangeProof calldata proof
    ) external returns (bool cancelled) {
        _requireNode(c, tree, root, level, node, proof);
        bytes32 computed = keccak256(preimage);
        if (computed != node.hash) revert RootMismatch(node.hash, computed);
        bytes2 expected = bytes2(uint16(level == 0 ? uint8(tree) : 0x0100 + uint16(uint8(tree))));
        bool shaped = preimage.length >= 2 && bytes2(preimage[:2]) == expected && (level == 0 || preimage.length == 130);
        return _decide(c, !shaped);
    }

    /// @inheritdoc ISumTreeChallenges
    function challengeLeaf(
        Case calldata c,
        Tree tree,
        TreeRoot calldata root,
        SumNode calldata node,
        bytes calldata leaf,
        RangeProof calldata proof
    ) external returns (bool cancelled) {
        _requireNode(c, tree, root, 0, node, proof);
        bytes32 computed = SumTree.leafHash(tree, leaf);
        if (computed != node.hash) revert RootMismatch(node.hash, computed);
        if (!Leaves.isWellFormed(tree, leaf)) return _decide(c, true);
        (uint128 weight, uint128 amount) = Leaves.sums(tree, leaf);
        return _decide(c, weight != node.weight || amount != node.amount);
    }

    /// @inheritdoc ISumTreeChallenges
    function challengeOrder(
        Case calldata c,
        Tree tree,
        TreeRoot calldata root,
        bytes[2] calldata leaves,
        RangeProof calldata proof
    ) external returns (bool cancelled) {
        _requireRoot(c, tree, root);
        SumNode[] memory nodes = new SumNode[](2);
        nodes[0] = Leaves.node(tree, leaves[0]);
        nodes[1] = Leaves.node(tree, leaves[1]);
        SumTree.requireRun(tree, root, 0, nodes, proof);
        return _decide(c, !Leaves.isBelow(tree, leaves[0], leaves[1]));
    }

    /// @inheritdoc ISumTreeChallenges
    function challengeMeasurement(
        Case calldata c,
        TreeRoot calldata proofsRoot,
        ProofsLeaf calldata measured,
        RangeProof calldata proofsProof,
        TreeRoot calldata nodesRoot,
        NodeLeaf calldata node,
        RangeProof calldata nodesProof
    ) external returns (bool cancelled) {
        if (proofsProof.start != nodesProof.start) revert IrrelevantProof();
        _requireNode(c, Tree.Proofs, proofsRoot, 0, Leaves.node(measured), proofsProof);
        _requireNode(c, Tree.Nodes, nodesRoot, 0, Leaves.node(node), nodesProof);
        return _decide(
            c,
            measured.nodeId != node.nodeId || measured.capacity != node.capacity || measured.uptime != node.uptime
                || measured.fees != node.fees
        );
    }
}
