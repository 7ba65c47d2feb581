// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IChallenge} from "src/interfaces/IChallenge.sol";
import {INodeChallenges} from "src/interfaces/INodeChallenges.sol";
import {ChainState} from "src/libraries/ChainState.sol";
import {NodeLeaf, RangeProof, Tree} from "src/types/EpochTrees.sol";
import {ChallengeFixture} from "test/base/ChallengeFixture.sol";
import {TreeBuilder} from "test/base/TreeBuilder.sol";

contract NodeChallengesTest is ChallengeFixture {
    using TreeBuilder for TreeBuilder.Built;

    /// @dev Word of each field of a node's leaf, and its bits.
    uint256[17] private WIDTHS = [256, 160, 256, 1, 96, 128, 128, 16, 64, 16, 96, 32, 128, 96, 96, 96, 96];

    /// Any one field of any leaf of the nodes tree changed, with sums and totals made to fit: one challenge catches it.
    function testFuzz_anyFieldOfANodeLeafIsCaught(uint256 leaf, uint256 field, uint256 mask) public {
        leaf = bound(leaf, 0, 4);
        field = bound(field, 0, 16);
        mask = bound(mask, 1, WIDTHS[field] == 256 ? type(uint256).max : (uint256(1) << WIDTHS[field]) - 1);
        bytes memory encoded = nodesLeaves[leaf];
        assembly {
            let place := add(add(encoded, 32), mul(32, field))
            mstore(place, xor(mload(place), mask))
        }
        nodesLeaves[leaf] = encoded;
        second.totalWeight = rootOf(Tree.Nodes).weight;
        second.nodesRoot = built(Tree.Nodes).hashOf();
        second.rewards = uint96(rootOf(Tree.Nodes).amount);
        // What does not fit emission and fees, the anchor's circuit breaker catches.
        vm.assume(rootOf(Tree.Nodes).amount <= uint256(second.emission) + second.fees - second.burned);
        rebalance();
        anchorSecond();
        assertCancelled(catchField(leaf, field));
    }

    /// And no challenge of them moves a true leaf.
    function testFuzz_trueLeafStands(uint256 leaf, uint256 field) public {
        anchorSecond();
        assertStands(catchField(bound(leaf, 0, 4), bound(field, 0, 16)));
    }

    function catchField(uint256 leaf, uint256 field) private returns (bool) {
        if (field == 0 || (field >= 8 && field <= 10)) {
            return sumTrees.challengeMeasurement(
                theCase(),
                rootOf(Tree.Proofs),
                proofsLeaf(leaf),
                proofOf(Tree.Proofs, leaf),
                rootOf(Tree.Nodes),
                nodeLeaf(leaf),
                proofOf(Tree.Nodes, leaf)
            );
        }
        if (field == 1 || field == 2) return registration(leaf, stateProof("registration", leaf));
        if (field <= 7) return stake(leaf, stateProof("stake", leaf));
        return formula(leaf);
    }

    function test_formula_protocolShareKeptFromTheOwner() public {
        NodeLeaf memory leaf = nodeLeaf(0);
        leaf.gross -= 1;
        leaf.ownerAmount -= 1;
        nodesLeaves[0] = abi.encode(leaf);
        retotal();
        anchorSecond();
        assertCancelled(formula(0));
    }

    function test_formula_delegatorsRobbed() public {
        NodeLeaf memory leaf = nodeLeafWithDelegators();
        leaf.delegatorsAmount -= 1 << 40;
        leaf.ownerAmount += 1 << 40;
        nodesLeaves[delegated] = abi.encode(leaf);
        retotal();
        anchorSecond();
        assertCancelled(formula(delegated));
    }

    function test_formula_delegatorsFavoured() public {
        NodeLeaf memory leaf = nodeLeafWithDelegators();
        leaf.delegatorsAmount += 100;
        leaf.ownerAmount -= 100;
        nodesLeaves[delegated] = abi.encode(leaf);
        retotal();
        anchorSecond();
        assertCancelled(formula(delegated));
    }

    /// A total of no weight leaves no base to anybody.
    function test_formula_noWeightAtAll() public {
        second.totalWeight = 0;
        anchorSecond();
        assertCancelled(formula(sharingAt(0)));
    }

    function test_formula_commissionAboveAll() public {
        NodeLeaf memory leaf = nodeLeaf(0);
        leaf.commission = 10_001;
        nodesLeaves[0] = abi.encode(leaf);
        retotal();
        anchorSecond();
        assertCancelled(formula(0));
    }

    /// A vote after the snapshot changes nothing for the epoch.
    function test_formula_judgesByTheParametersOfTheSnapshot() public {
        anchorSecond();
        vm.stopPrank();
        vm.prank(timelock);
        parameters.set("capacityCap", 1_000_000);
        vm.startPrank(challenger);
        assertStands(formula(0));
    }

    function test_stake_unregisteredNode() public {
        NodeLeaf memory leaf = nodeLeaf(0);
        bytes32 noNode = vm.parseJsonBytes32(json, ".noNode");
        (leaf.nodeId, leaf.owner) = (noNode, vm.parseJsonAddress(json, ".stranger"));
        nodesLeaves[0] = abi.encode(leaf);
        retotal();
        anchorSecond();
        assertCancelled(stake(0, stateProof("noNodeStake")));
    }

    function test_registration_unregisteredNode() public {
        NodeLeaf memory leaf = nodeLeaf(0);
        leaf.nodeId = vm.parseJsonBytes32(json, ".noNode");
        nodesLeaves[0] = abi.encode(leaf);
        retotal();
        anchorSecond();
        assertCancelled(registration(0, stateProof("noNodeRegistration")));
    }

    function test_state_revertsForAnotherBlock() public {
        anchorSecond();
        INodeChallenges.StateProof memory state = stateProof("stake", 0);
        state.header = vm.parseJsonBytes(chainJson, ".blocks[0].header");
        vm.expectRevert(
            abi.encodeWithSelector(ChainState.WrongHeader.selector, second.snapshotHash, first.snapshotHash)
        );
        stake(0, state);
    }

    function test_state_revertsForTheProofOfAnotherSlot() public {
        anchorSecond();
        INodeChallenges.StateProof memory state = stateProof("stake", 0);
        state.slots[0] = stateProof("stake", 1).slots[0];
        vm.expectPartialRevert(ChainState.InvalidStateProof.selector);
        stake(0, state);
    }

    function test_state_revertsForACutProof() public {
        anchorSecond();
        INodeChallenges.StateProof memory state = stateProof("stake", 0);
        state.slots[1] = new bytes[](0);
        vm.expectPartialRevert(ChainState.InvalidStateProof.selector);
        stake(0, state);
    }

    function test_state_revertsForTheWrongNumberOfSlots() public {
        anchorSecond();
        INodeChallenges.StateProof memory state = stateProof("stake", 0);
        INodeChallenges.StateProof memory other = stateProof("registration", 0);
        vm.expectRevert(IChallenge.IrrelevantProof.selector);
        stake(0, other);
        vm.expectRevert(IChallenge.IrrelevantProof.selector);
        registration(0, state);
    }

    // --- prefixes: basalt and amber share one

    function test_prefixCount_understated() public {
        setPrefixCounts(1);
        retotal();
        anchorSecond();
        (NodeLeaf[] memory leaves, RangeProof[] memory proofs) = sharing();
        assertCancelled(nodeChallenges.challengePrefixCount(theCase(), rootOf(Tree.Nodes), leaves, proofs));
    }

    /// One leaf that is right does not save the other.
    function test_prefixCount_understatedByOneOfThem() public {
        NodeLeaf memory leaf = nodeLeaf(sharingAt(1));
        leaf.prefixCount = 1;
        nodesLeaves[sharingAt(1)] = abi.encode(leaf);
        retotal();
        anchorSecond();
        (NodeLeaf[] memory leaves, RangeProof[] memory proofs) = sharing();
        assertCancelled(nodeChallenges.challengePrefixCount(theCase(), rootOf(Tree.Nodes), leaves, proofs));
    }

    function test_prefixCount_true() public {
        anchorSecond();
        (NodeLeaf[] memory leaves, RangeProof[] memory proofs) = sharing();
        assertEq(leaves.length, 2);
        assertStands(nodeChallenges.challengePrefixCount(theCase(), rootOf(Tree.Nodes), leaves, proofs));
    }

    function test_prefixCount_revertsForTheSameLeafTwice() public {
        anchorSecond();
        (NodeLeaf[] memory leaves, RangeProof[] memory proofs) = sharing();
        leaves[1] = leaves[0];
        proofs[1] = proofs[0];
        vm.expectRevert(IChallenge.IrrelevantProof.selector);
        nodeChallenges.challengePrefixCount(theCase(), rootOf(Tree.Nodes), leaves, proofs);
    }

    function test_prefixCount_revertsForNoLeaves() public {
        anchorSecond();
        vm.expectRevert(IChallenge.IrrelevantProof.selector);
        nodeChallenges.challengePrefixCount(theCase(), rootOf(Tree.Nodes), new NodeLeaf[](0), new RangeProof[](0));
    }

    function test_prefixSurplus_overstatedInTwoRuns() public {
        setPrefixCounts(3);
        retotal();
        anchorSecond();
        uint256 named = sharingAt(0);
        (bool done, bool cancelled) = walk(named, 0, 2);
        assertFalse(done);
        assertFalse(cancelled);
        (done, cancelled) = walk(named, 3, 4);
        assertTrue(done);
        assertCancelled(cancelled);
    }

    function test_prefixSurplus_true() public {
        anchorSecond();
        (bool done, bool cancelled) = walk(sharingAt(0), 0, 4);
        assertTrue(done);
        assertStands(cancelled);
    }

    function test_prefixSurplus_revertsOutOfTurn() public {
        anchorSecond();
        uint256 named = sharingAt(0);
        vm.expectRevert(IChallenge.IrrelevantProof.selector);
        this.walkExternally(named, 1, 4);
    }

    function test_prefixSurplus_revertsForANodeThatDoesNotCount() public {
        anchorSecond();
        uint256 i = 0;
        while (nodeLeaf(i).prefixCount != 0) {
            ++i;
        }
        vm.expectRevert(IChallenge.IrrelevantProof.selector);
        this.walkExternally(i, 0, 4);
    }

    function walkExternally(uint256 named, uint256 from, uint256 to) external {
        walk(named, from, to);
    }

    // --- calls

    uint256 private delegated;

    function nodeLeafWithDelegators() private returns (NodeLeaf memory leaf) {
        for (uint256 i = 0; i < 5; ++i) {
            leaf = nodeLeaf(i);
            delegated = i;
            if (leaf.delegatorsAmount > 1 << 41) return leaf;
        }
    }

    function formula(uint256 i) private returns (bool) {
        return nodeChallenges.challengeFormula(theCase(), rootOf(Tree.Nodes), nodeLeaf(i), proofOf(Tree.Nodes, i));
    }

    function stake(uint256 i, INodeChallenges.StateProof memory state) private returns (bool) {
        return nodeChallenges.challengeStake(theCase(), rootOf(Tree.Nodes), nodeLeaf(i), proofOf(Tree.Nodes, i), state);
    }

    function registration(uint256 i, INodeChallenges.StateProof memory state) private returns (bool) {
        return
            nodeChallenges.challengeRegistration(
                theCase(), rootOf(Tree.Nodes), nodeLeaf(i), proofOf(Tree.Nodes, i), state
            );
    }

    function walk(uint256 named, uint256 from, uint256 to) private returns (bool, bool) {
        NodeLeaf[] memory leaves = new NodeLeaf[](to - from + 1);
        for (uint256 i = from; i <= to; ++i) {
            leaves[i - from] = nodeLeaf(i);
        }
        return nodeChallenges.challengePrefixSurplus(
            theCase(),
            rootOf(Tree.Nodes),
            nodeLeaf(named),
            proofOf(Tree.Nodes, named),
            leaves,
            built(Tree.Nodes).proofOf(0, from, to)
        );
    }

    function setPrefixCounts(uint32 count) private {
        for (uint256 i = 0; i < 2; ++i) {
            uint256 place = sharingAt(i);
            NodeLeaf memory leaf = nodeLeaf(place);
            leaf.prefixCount = count;
            nodesLeaves[place] = abi.encode(leaf);
        }
    }

    /// @dev Position of the i-th node of the shared prefix.
    function sharingAt(uint256 i) private view returns (uint256 place) {
        for (place = 0; place < 5; ++place) {
            if (nodeLeaf(place).prefix != keccak256("192.0.2.0/24")) continue;
            if (i == 0) return place;
            --i;
        }
    }

    function sharing() private view returns (NodeLeaf[] memory leaves, RangeProof[] memory proofs) {
        leaves = new NodeLeaf[](2);
        proofs = new RangeProof[](2);
        for (uint256 i = 0; i < 2; ++i) {
            leaves[i] = nodeLeaf(sharingAt(i));
            proofs[i] = proofOf(Tree.Nodes, sharingAt(i));
        }
    }
}
