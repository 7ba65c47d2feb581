// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccountChallenges} from "src/interfaces/IAccountChallenges.sol";
import {INodeChallenges} from "src/interfaces/INodeChallenges.sol";
import {Epoch} from "src/types/Epoch.sol";
import {NodeLeaf, RangeProof, SumNode, Tree} from "src/types/EpochTrees.sol";
import {ChallengeFixture} from "test/base/ChallengeFixture.sol";
import {TreeBuilder} from "test/base/TreeBuilder.sol";

/// @notice A true epoch, and challenges of every kind with any one word of their calldata changed: whatever is given, the
/// epoch is not cancelled, and whatever is disputed can be answered.
contract TrueEpochTest is ChallengeFixture {
    using TreeBuilder for TreeBuilder.Built;

    uint256 private constant KINDS = 20;

    Epoch internal before;

    function setUp() public virtual override {
        super.setUp();
        loadAccounts();
        before = first;
        anchorSecond();
    }

    /// As they are, all of them are understood, and none cancels.
    function test_everyChallengeOfATrueEpochFails() public {
        for (uint256 kind = 0; kind < KINDS; ++kind) {
            uint256 state = vm.snapshotState();
            (address target, bytes memory data) = callOf(kind);
            (bool done,) = target.call(data);
            assertTrue(done || undecided(kind), vm.toString(kind));
            stands();
            vm.revertToState(state);
        }
    }

    /// Every word of every kind, once each.
    function test_noWordMakesAChallengeOfATrueEpochSucceed() public {
        for (uint256 kind = 0; kind < KINDS; ++kind) {
            everyWord(kind, kind);
        }
    }

    /// forge-config: default.fuzz.runs = 16
    function testFuzz_noWordMakesAChallengeOfATrueEpochSucceed(uint256 kind, uint256 seed) public {
        everyWord(kind % KINDS, seed);
    }

    function everyWord(uint256 kind, uint256 seed) private {
        (address target, bytes memory data) = callOf(kind);
        uint256 state = vm.snapshotState();
        uint256 words = (data.length - 4) / 32;
        for (uint256 word = 0; word < words; ++word) {
            // Something random, or something near what is there: a neighbour's position, a unit more, a count of zero.
            uint256 mask = uint256(keccak256(abi.encode(seed, word)));
            if (mask % 2 == 0) mask = mask % 7 + 1;
            change(data, word, mask);
            (bool done, bytes memory result) = target.call(data);
            if (done && kind == KINDS - 1) answer(result);
            stands();
            if (done) vm.revertToState(state);
            change(data, word, mask);
        }
    }

    function change(bytes memory data, uint256 word, uint256 mask) private pure {
        assembly ("memory-safe") {
            let spot := add(add(data, 36), mul(32, word))
            mstore(spot, xor(mload(spot), mask))
        }
    }

    function stands() private view {
        bytes32 digest = anchor.digestOf(second);
        assertEq(anchor.cancelledFor(digest), address(0), "cancelled");
        assertEq(anchor.requireChallengeable(second), digest, "pending");
    }

    /// @dev Kinds of which the epoch has not what they need.
    function undecided(uint256) internal pure virtual returns (bool) {
        return false;
    }

    function answer(bytes memory result) private {
        (uint256 dispute, bool cancelled) = abi.decode(result, (uint256, bool));
        assertFalse(cancelled, "cancelled");
        if (dispute == 0) return;
        (,, bytes32[] memory proof) = leafBefore(accountLeaf(0).account);
        accounts.answerDispute(dispute, proof);
    }

    function callOf(uint256 kind) private view returns (address, bytes memory) {
        if (kind < 9) return (address(sumTrees), kind < 5 ? whole(kind) : node(kind));
        if (kind < 14) return (address(nodeChallenges), kind < 12 ? leaf(kind) : prefixes(kind));
        if (kind < 17) return (address(headers), header(kind));
        return (address(accounts), kind < 19 ? entry(kind) : account());
    }

    function whole(uint256 kind) private view returns (bytes memory) {
        if (kind < 3) {
            return abi.encodeCall(sumTrees.challengeTotals, (theCase(), Tree(kind + 1), rootOf(Tree(kind + 1))));
        }
        if (kind == 3) {
            return abi.encodeCall(sumTrees.challengeCounts, (theCase(), rootOf(Tree.Proofs), rootOf(Tree.Nodes)));
        }
        return abi.encodeCall(
            sumTrees.challengeMeasurement,
            (
                theCase(),
                rootOf(Tree.Proofs),
                proofsLeaf(2),
                proofOf(Tree.Proofs, 2),
                rootOf(Tree.Nodes),
                nodeLeaf(2),
                proofOf(Tree.Nodes, 2)
            )
        );
    }

    function node(uint256 kind) private view returns (bytes memory) {
        TreeBuilder.Built memory t = built(Tree.Entries);
        if (kind == 5) return sum(t.levels[1][1], t.levels[0][2], t.levels[0][3], t.proofOf(1, 1, 1));
        if (kind == 6) {
            return abi.encodeCall(
                sumTrees.challengePadding, (theCase(), Tree.Entries, t.rootOf(), 0, t.levels[0][4], t.proofOf(0, 4, 4))
            );
        }
        if (kind == 7) {
            return abi.encodeCall(
                sumTrees.challengeLeaf,
                (theCase(), Tree.Entries, t.rootOf(), t.levels[0][4], entriesLeaves[4], t.proofOf(0, 4, 4))
            );
        }
        return abi.encodeCall(
            sumTrees.challengeOrder,
            (theCase(), Tree.Entries, t.rootOf(), [entriesLeaves[4], entriesLeaves[5]], t.proofOf(0, 4, 5))
        );
    }

    function sum(SumNode memory above, SumNode memory left, SumNode memory right, RangeProof memory proof)
        private
        view
        returns (bytes memory)
    {
        return abi.encodeCall(
            sumTrees.challengeSum, (theCase(), Tree.Entries, rootOf(Tree.Entries), 0, above, left, right, proof)
        );
    }

    function leaf(uint256 kind) private view returns (bytes memory) {
        if (kind == 9) {
            return abi.encodeCall(
                nodeChallenges.challengeFormula, (theCase(), rootOf(Tree.Nodes), nodeLeaf(2), proofOf(Tree.Nodes, 2))
            );
        }
        // The first epoch's vectors have no state proofs: their challenges then prove nothing.
        INodeChallenges.StateProof memory none;
        if (kind == 10) {
            return abi.encodeCall(
                nodeChallenges.challengeStake,
                (
                    theCase(),
                    rootOf(Tree.Nodes),
                    nodeLeaf(2),
                    proofOf(Tree.Nodes, 2),
                    second.epoch == 1 ? none : stateProof("stake", 2)
                )
            );
        }
        return abi.encodeCall(
            nodeChallenges.challengeRegistration,
            (
                theCase(),
                rootOf(Tree.Nodes),
                nodeLeaf(2),
                proofOf(Tree.Nodes, 2),
                second.epoch == 1 ? none : stateProof("registration", 2)
            )
        );
    }

    /// @dev The first node that counts, alone, and a walk through all.
    function prefixes(uint256 kind) private view returns (bytes memory) {
        uint256 i = 0;
        while (nodeLeaf(i).prefixCount == 0) {
            ++i;
        }
        if (kind == 12) {
            NodeLeaf[] memory one = new NodeLeaf[](1);
            RangeProof[] memory proofs = new RangeProof[](1);
            (one[0], proofs[0]) = (nodeLeaf(i), proofOf(Tree.Nodes, i));
            return abi.encodeCall(nodeChallenges.challengePrefixCount, (theCase(), rootOf(Tree.Nodes), one, proofs));
        }
        NodeLeaf[] memory all = new NodeLeaf[](nodesLeaves.length);
        for (uint256 j = 0; j < all.length; ++j) {
            all[j] = nodeLeaf(j);
        }
        return abi.encodeCall(
            nodeChallenges.challengePrefixSurplus,
            (
                theCase(),
                rootOf(Tree.Nodes),
                nodeLeaf(i),
                proofOf(Tree.Nodes, i),
                all,
                built(Tree.Nodes).proofOf(0, 0, all.length - 1)
            )
        );
    }

    function header(uint256 kind) private view returns (bytes memory) {
        if (kind == 14) return abi.encodeCall(headers.challengeBurn, (theCase(), rootOf(Tree.Proofs)));
        if (kind == 15) return abi.encodeCall(headers.challengeFees, (theCase(), before));
        string memory path = string.concat(".blocks[", vm.toString(challengedPlace()), "]");
        return abi.encodeCall(
            headers.challengeSnapshot,
            (
                theCase(),
                before,
                vm.parseJsonBytes(chainJson, string.concat(path, ".header")),
                vm.parseJsonBytes(chainJson, string.concat(path, ".parentHeader"))
            )
        );
    }

    /// @dev An owner's entry, which needs no state; its node stands in the tree.
    function entry(uint256 kind) private view returns (bytes memory) {
        uint256 i = 0;
        while (nodeLeaf(nodePlace(entryLeaf(i).nodeId)).owner != entryLeaf(i).account) {
            ++i;
        }
        uint256 position = nodePlace(entryLeaf(i).nodeId);
        if (kind == 17) return ownersEntry(i, position);
        NodeLeaf[] memory there = new NodeLeaf[](1);
        there[0] = nodeLeaf(position);
        return abi.encodeCall(
            accounts.challengeEntryWithoutNode,
            (
                theCase(),
                rootOf(Tree.Entries),
                entryLeaf(i),
                proofOf(Tree.Entries, i),
                rootOf(Tree.Nodes),
                there,
                proofOf(Tree.Nodes, position)
            )
        );
    }

    function ownersEntry(uint256 i, uint256 position) private view returns (bytes memory) {
        INodeChallenges.StateProof memory none;
        return abi.encodeCall(
            accounts.challengeEntry,
            (
                theCase(),
                rootOf(Tree.Entries),
                entryLeaf(i),
                proofOf(Tree.Entries, i),
                rootOf(Tree.Nodes),
                nodeLeaf(position),
                proofOf(Tree.Nodes, position),
                none
            )
        );
    }

    function account() private view returns (bytes memory) {
        IAccountChallenges.AccountLeaf memory mine = accountLeaf(0);
        IAccountChallenges.AccountEntries memory entries = entriesOf(mine.account);
        return abi.encodeCall(accounts.disputeAccount, (theCase(), before, mine, entries));
    }
}

/// @notice The same of epoch 1, before which there is nothing.
contract TrueFirstEpochTest is TrueEpochTest {
    function challengedPlace() internal pure override returns (uint256) {
        return 0;
    }

    function anchorEarlier() internal override {}

    function setUp() public override {
        super.setUp();
        delete before;
    }

    /// @dev Without state proofs.
    function undecided(uint256 kind) internal pure override returns (bool) {
        return kind == 10 || kind == 11;
    }
}
