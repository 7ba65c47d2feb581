// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IChallenge} from "src/interfaces/IChallenge.sol";
import {Leaves} from "src/libraries/Leaves.sol";
import {SumTree} from "src/libraries/SumTree.sol";
import {RangeProof, SumNode, Tree, TreeRoot} from "src/types/EpochTrees.sol";
import {ChallengeFixture} from "test/base/ChallengeFixture.sol";
import {TreeBuilder} from "test/base/TreeBuilder.sol";

contract SumTreeChallengesTest is ChallengeFixture {
    using TreeBuilder for TreeBuilder.Built;

    function test_vectorsAreWhatTheBuilderMakes() public view {
        assertEq(second.proofsRoot, built(Tree.Proofs).hashOf());
        assertEq(second.nodesRoot, built(Tree.Nodes).hashOf());
        assertEq(second.entriesRoot, built(Tree.Entries).hashOf());
    }

    // --- totals

    function test_totals_falseWeight() public {
        second.totalWeight += 1;
        anchorSecond();
        assertCancelled(sumTrees.challengeTotals(theCase(), Tree.Nodes, rootOf(Tree.Nodes)));
    }

    function test_totals_falseRewards() public {
        second.rewards += 1;
        rebalance();
        anchorSecond();
        assertCancelled(sumTrees.challengeTotals(theCase(), Tree.Entries, rootOf(Tree.Entries)));
    }

    function test_totals_falseFees() public {
        second.fees += 7;
        rebalance();
        anchorSecond();
        assertCancelled(sumTrees.challengeTotals(theCase(), Tree.Proofs, rootOf(Tree.Proofs)));
    }

    function test_totals_true() public {
        anchorSecond();
        assertStands(sumTrees.challengeTotals(theCase(), Tree.Nodes, rootOf(Tree.Nodes)));
    }

    function test_totals_trueProofs() public {
        anchorSecond();
        assertStands(sumTrees.challengeTotals(theCase(), Tree.Proofs, rootOf(Tree.Proofs)));
    }

    function test_totals_revertsForAnotherRoot() public {
        anchorSecond();
        TreeRoot memory root = rootOf(Tree.Nodes);
        root.weight += 1;
        vm.expectRevert(
            abi.encodeWithSelector(
                IChallenge.RootMismatch.selector, second.nodesRoot, SumTree.rootHash(Tree.Nodes, root)
            )
        );
        sumTrees.challengeTotals(theCase(), Tree.Nodes, root);
    }

    function test_totals_revertsForNoTree() public {
        anchorSecond();
        TreeRoot memory root = rootOf(Tree.Nodes);
        vm.expectRevert(abi.encodeWithSelector(IChallenge.UnknownTree.selector, 0));
        sumTrees.challengeTotals(theCase(), Tree.None, root);
    }

    // --- counts

    function test_counts_false() public {
        proofsLeaves.pop();
        second.proofsRoot = built(Tree.Proofs).hashOf();
        second.fees = uint96(rootOf(Tree.Proofs).amount);
        rebalance();
        anchorSecond();
        assertCancelled(sumTrees.challengeCounts(theCase(), rootOf(Tree.Proofs), rootOf(Tree.Nodes)));
    }

    function test_counts_true() public {
        anchorSecond();
        assertStands(sumTrees.challengeCounts(theCase(), rootOf(Tree.Proofs), rootOf(Tree.Nodes)));
    }

    // --- inner sums

    function test_sum_falseInnerNode() public {
        TreeBuilder.Built memory t = built(Tree.Nodes);
        SumNode memory node = t.levels[1][0];
        node.amount += 5;
        t.replace(1, 0, node);
        second.nodesRoot = t.hashOf();
        second.rewards = uint96(t.rootOf().amount);
        rebalance();
        anchorSecond();
        assertCancelled(sum(t, 1, 0));
    }

    function test_sum_falseTop() public {
        TreeBuilder.Built memory t = built(Tree.Nodes);
        uint256 top = t.levels.length - 1;
        t.levels[top][0].weight -= 1;
        second.nodesRoot = t.hashOf();
        second.totalWeight -= 1;
        anchorSecond();
        assertCancelled(sum(t, top, 0));
    }

    function test_sum_twoEmptyChildren() public {
        TreeBuilder.Built memory t = built(Tree.Nodes);
        SumNode memory empty;
        SumNode memory node = SumNode(SumTree.innerHash(Tree.Nodes, empty, empty), 0, 0);
        t.replace(1, 3, node);
        second.nodesRoot = t.hashOf();
        anchorSecond();
        assertCancelled(sum(t, 1, 3));
    }

    function test_sum_true() public {
        anchorSecond();
        assertStands(sum(built(Tree.Entries), 2, 1));
    }

    function test_sum_revertsForOtherChildren() public {
        anchorSecond();
        TreeBuilder.Built memory t = built(Tree.Entries);
        bytes32 other = SumTree.innerHash(Tree.Entries, t.levels[1][3], t.levels[1][2]);
        vm.expectRevert(abi.encodeWithSelector(IChallenge.RootMismatch.selector, t.levels[2][1].hash, other));
        this.swappedExternally();
    }

    // --- padding

    function test_padding_leafBeyondTheLast() public {
        TreeBuilder.Built memory t = built(Tree.Entries);
        t.replace(0, 15, t.levels[0][0]);
        second.entriesRoot = t.hashOf();
        anchorSecond();
        assertCancelled(padding(t, 0, 15));
    }

    function test_padding_holeBeforeTheLast() public {
        TreeBuilder.Built memory t = built(Tree.Entries);
        SumNode memory empty;
        t.replace(1, 2, empty);
        second.entriesRoot = t.hashOf();
        anchorSecond();
        assertCancelled(padding(t, 1, 2));
    }

    function test_padding_emptyWithSums() public {
        TreeBuilder.Built memory t = built(Tree.Entries);
        SumNode memory empty = SumNode(0, 0, 9);
        t.replace(0, 15, empty);
        second.entriesRoot = t.hashOf();
        anchorSecond();
        assertCancelled(padding(t, 0, 15));
    }

    function test_padding_trueLeaf() public {
        anchorSecond();
        TreeBuilder.Built memory t = built(Tree.Entries);
        assertStands(padding(t, 0, 13));
    }

    function test_padding_trueEmpty() public {
        anchorSecond();
        TreeBuilder.Built memory t = built(Tree.Nodes);
        assertStands(padding(t, 1, 3));
    }

    function test_padding_revertsOutsideTheTree() public {
        anchorSecond();
        TreeBuilder.Built memory t = built(Tree.Nodes);
        SumNode memory empty;
        RangeProof memory proof = t.proofOf(1, 3, 3);
        proof.start = 4;
        vm.expectRevert(SumTree.MalformedProof.selector);
        sumTrees.challengePadding(theCase(), Tree.Nodes, t.rootOf(), 1, empty, proof);
        vm.expectRevert(SumTree.MalformedProof.selector);
        sumTrees.challengePadding(theCase(), Tree.Nodes, t.rootOf(), 4, empty, proof);
        proof.start = 3;
        proof.siblings = new SumNode[](1);
        vm.expectRevert(SumTree.MalformedProof.selector);
        sumTrees.challengePadding(theCase(), Tree.Nodes, t.rootOf(), 1, empty, proof);
        proof.siblings = new SumNode[](3);
        vm.expectRevert(SumTree.MalformedProof.selector);
        sumTrees.challengePadding(theCase(), Tree.Nodes, t.rootOf(), 1, empty, proof);
    }

    // --- shape

    function test_shape_leafAmongInnerNodes() public {
        TreeBuilder.Built memory t = built(Tree.Entries);
        SumNode memory node = t.levels[0][4];
        t.replace(1, 2, node);
        second.entriesRoot = t.hashOf();
        anchorSecond();
        bytes memory preimage = abi.encodePacked(uint8(0), uint8(3), entriesLeaves[4]);
        assertCancelled(shape(t, 1, 2, preimage));
    }

    function test_shape_trueLeafAndInner() public {
        anchorSecond();
        TreeBuilder.Built memory t = built(Tree.Entries);
        bytes memory preimage = abi.encodePacked(uint8(0), uint8(3), entriesLeaves[4]);
        assertStands(shape(t, 0, 4, preimage));
    }

    function test_shape_trueInner() public {
        anchorSecond();
        TreeBuilder.Built memory t = built(Tree.Entries);
        (SumNode memory l, SumNode memory r) = (t.levels[0][4], t.levels[0][5]);
        bytes memory preimage =
            abi.encodePacked(uint8(1), uint8(3), l.hash, l.weight, l.amount, r.hash, r.weight, r.amount);
        assertStands(shape(t, 1, 2, preimage));
    }

    /// forge-config: default.fuzz.runs = 48
    function testFuzz_shape_anotherTag(uint8 first, uint8 second_) public {
        vm.assume(first != 0 || second_ != 3);
        TreeBuilder.Built memory t = built(Tree.Entries);
        bytes memory preimage = abi.encodePacked(first, second_, entriesLeaves[4]);
        SumNode memory node = t.levels[0][4];
        node.hash = keccak256(preimage);
        t.replace(0, 4, node);
        second.entriesRoot = t.hashOf();
        anchorSecond();
        assertCancelled(shape(t, 0, 4, preimage));
    }

    function test_shape_revertsForAnotherPreimage() public {
        anchorSecond();
        TreeBuilder.Built memory t = built(Tree.Entries);
        vm.expectRevert(abi.encodeWithSelector(IChallenge.RootMismatch.selector, t.levels[0][4].hash, keccak256("x")));
        this.shapeExternally("x");
    }

    // --- leaf

    function test_leaf_falseSums() public {
        TreeBuilder.Built memory t = built(Tree.Entries);
        SumNode memory node = t.levels[0][2];
        node.amount += 1;
        t.replace(0, 2, node);
        second.entriesRoot = t.hashOf();
        anchorSecond();
        assertCancelled(leafAt(t, 2, entriesLeaves[2]));
    }

    function test_leaf_zeroEntry() public {
        malformed(abi.encode(address(1), bytes32(0), uint96(0)));
    }

    function test_leaf_wordWiderThanItsField() public {
        malformed(abi.encode(address(1), bytes32(0), uint256(1) << 96));
    }

    function test_leaf_tooShort() public {
        malformed(abi.encode(address(1), bytes32(0)));
    }

    function malformed(bytes memory leaf) private {
        TreeBuilder.Built memory t = built(Tree.Entries);
        SumNode memory node = t.levels[0][2];
        node.hash = SumTree.leafHash(Tree.Entries, leaf);
        t.replace(0, 2, node);
        second.entriesRoot = t.hashOf();
        anchorSecond();
        assertCancelled(leafAt(t, 2, leaf));
    }

    function test_leaf_true() public {
        anchorSecond();
        TreeBuilder.Built memory t = built(Tree.Nodes);
        assertStands(leafAt(t, 3, nodesLeaves[3]));
    }

    function test_leaf_revertsForAnotherLeaf() public {
        anchorSecond();
        TreeBuilder.Built memory t = built(Tree.Proofs);
        vm.expectRevert(
            abi.encodeWithSelector(IChallenge.RootMismatch.selector, t.levels[0][3].hash, t.levels[0][2].hash)
        );
        this.leafExternally();
    }

    // --- order

    function test_order_swapped() public {
        (bytes memory one, bytes memory other) = (entriesLeaves[6], entriesLeaves[7]);
        (entriesLeaves[6], entriesLeaves[7]) = (other, one);
        second.entriesRoot = built(Tree.Entries).hashOf();
        anchorSecond();
        TreeBuilder.Built memory t = built(Tree.Entries);
        assertCancelled(
            sumTrees.challengeOrder(
                theCase(), Tree.Entries, t.rootOf(), [entriesLeaves[6], entriesLeaves[7]], t.proofOf(0, 6, 7)
            )
        );
    }

    function test_order_equal() public {
        nodesLeaves[1] = nodesLeaves[0];
        proofsLeaves[1] = proofsLeaves[0];
        retotal();
        second.burned = 0;
        rebalance();
        anchorSecond();
        TreeBuilder.Built memory t = built(Tree.Nodes);
        assertCancelled(
            sumTrees.challengeOrder(
                theCase(), Tree.Nodes, t.rootOf(), [nodesLeaves[0], nodesLeaves[1]], t.proofOf(0, 0, 1)
            )
        );
    }

    /// forge-config: default.fuzz.runs = 48
    function testFuzz_order_true(uint256 seed) public {
        uint256 i = bound(seed, 0, entriesLeaves.length - 2);
        anchorSecond();
        TreeBuilder.Built memory t = built(Tree.Entries);
        assertStands(
            sumTrees.challengeOrder(
                theCase(), Tree.Entries, t.rootOf(), [entriesLeaves[i], entriesLeaves[i + 1]], t.proofOf(0, i, i + 1)
            )
        );
    }

    function test_order_revertsForAMalformedLeaf() public {
        anchorSecond();
        TreeBuilder.Built memory t = built(Tree.Entries);
        bytes memory none;
        vm.expectRevert(IChallenge.IrrelevantProof.selector);
        sumTrees.challengeOrder(theCase(), Tree.Entries, t.rootOf(), [none, none], t.proofOf(0, 0, 1));
    }

    function test_order_revertsForLeavesThatAreNoNeighbours() public {
        anchorSecond();
        TreeBuilder.Built memory t = built(Tree.Entries);
        vm.expectPartialRevert(IChallenge.RootMismatch.selector);
        sumTrees.challengeOrder(
            theCase(), Tree.Entries, t.rootOf(), [entriesLeaves[7], entriesLeaves[6]], t.proofOf(0, 6, 7)
        );
    }

    // --- measurement

    function test_measurement_nodeLeftOut() public {
        // Only the nodes tree leaves it out, so another stands in its place.
        nodesLeaves[2] = nodesLeaves[3];
        nodesLeaves[3] = nodesLeaves[4];
        nodesLeaves.pop();
        retotal();
        anchorSecond();
        assertCancelled(measurement(2));
    }

    function test_measurement_true() public {
        anchorSecond();
        assertStands(measurement(4));
    }

    function test_measurement_revertsForTwoPositions() public {
        anchorSecond();
        RangeProof memory one = proofOf(Tree.Proofs, 0);
        RangeProof memory other = proofOf(Tree.Nodes, 1);
        vm.expectRevert(IChallenge.IrrelevantProof.selector);
        sumTrees.challengeMeasurement(
            theCase(), rootOf(Tree.Proofs), proofsLeaf(0), one, rootOf(Tree.Nodes), nodeLeaf(1), other
        );
    }

    function measurement(uint256 i) private returns (bool) {
        return sumTrees.challengeMeasurement(
            theCase(),
            rootOf(Tree.Proofs),
            proofsLeaf(i),
            proofOf(Tree.Proofs, i),
            rootOf(Tree.Nodes),
            nodeLeaf(i),
            proofOf(Tree.Nodes, i)
        );
    }

    function sum(TreeBuilder.Built memory t, uint256 level, uint256 position) private returns (bool) {
        SumNode memory left = t.levels[level - 1][2 * position];
        SumNode memory right = t.levels[level - 1][2 * position + 1];
        return sumOf(t, level, position, left, right);
    }

    function sumOf(
        TreeBuilder.Built memory t,
        uint256 level,
        uint256 position,
        SumNode memory left,
        SumNode memory right
    ) private returns (bool) {
        SumNode memory node = t.levels[level][position];
        RangeProof memory proof = t.proofOf(level, position, position);
        bytes memory data = abi.encodeCall(
            sumTrees.challengeSum, (theCase(), t.tree, t.rootOf(), uint8(level - 1), node, left, right, proof)
        );
        return abi.decode(forward(data), (bool));
    }

    function padding(TreeBuilder.Built memory t, uint8 level, uint256 position) private returns (bool) {
        RangeProof memory proof = t.proofOf(level, position, position);
        return sumTrees.challengePadding(theCase(), t.tree, t.rootOf(), level, t.levels[level][position], proof);
    }

    function shape(TreeBuilder.Built memory t, uint8 level, uint256 position, bytes memory preimage)
        private
        returns (bool)
    {
        SumNode memory node = t.levels[level][position];
        RangeProof memory proof = t.proofOf(level, position, position);
        bytes memory data =
            abi.encodeCall(sumTrees.challengeShape, (theCase(), t.tree, t.rootOf(), level, node, preimage, proof));
        return abi.decode(forward(data), (bool));
    }

    function leafAt(TreeBuilder.Built memory t, uint256 position, bytes memory leaf) private returns (bool) {
        SumNode memory node = t.levels[0][position];
        RangeProof memory proof = t.proofOf(0, position, position);
        return sumTrees.challengeLeaf(theCase(), t.tree, t.rootOf(), node, leaf, proof);
    }

    function forward(bytes memory data) private returns (bytes memory) {
        (bool success, bytes memory result) = address(sumTrees).call(data);
        if (!success) {
            assembly {
                revert(add(result, 32), mload(result))
            }
        }
        return result;
    }

    function shapeExternally(bytes calldata preimage) external {
        shape(built(Tree.Entries), 0, 4, preimage);
    }

    function leafExternally() external {
        leafAt(built(Tree.Proofs), 3, proofsLeaves[2]);
    }

    function swappedExternally() external {
        TreeBuilder.Built memory t = built(Tree.Entries);
        sumOf(t, 2, 1, t.levels[1][3], t.levels[1][2]);
    }
}
