// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccountChallenges} from "src/interfaces/IAccountChallenges.sol";
import {IEpochAnchor} from "src/interfaces/IEpochAnchor.sol";
import {SumTree} from "src/libraries/SumTree.sol";
import {Epoch} from "src/types/Epoch.sol";
import {EntryLeaf, NodeLeaf, ProofsLeaf, RangeProof, SumNode, Tree, TreeRoot} from "src/types/EpochTrees.sol";
import {ChallengeFixture} from "test/base/ChallengeFixture.sol";
import {TreeBuilder} from "test/base/TreeBuilder.sol";

/// @notice A true epoch with any one thing changed, whatever it is, and everything above it made to fit: the anchor refuses
/// it, or a challenge cancels it. Fields of the nodes tree's leaves are `NodeChallengesTest`'s. What nothing catches is at
/// the end, one test each, and in docs/contracts/EpochChallenges.md.
contract MutationsTest is ChallengeFixture {
    using TreeBuilder for TreeBuilder.Built;

    /// @dev Bits of each field of the header, the proofs tree's leaves (of fees those that clients' credit can cover) and
    /// the entries tree's.
    uint256[17] private HEADER = [64, 16, 256, 64, 256, 64, 256, 256, 256, 256, 128, 96, 96, 96, 96, 96, 256];
    uint256[4] private PROOFS = [256, 64, 16, 70];
    uint256[3] private ENTRIES = [160, 256, 96];

    function setUp() public override {
        super.setUp();
        loadAccounts();
    }

    // --- the header

    /// What the anchor reads for itself, it refuses: epoch, attempt, digest before, block and its hash, emission, treasury.
    /// forge-config: default.fuzz.runs = 64
    function testFuzz_headerTheAnchorRefuses(uint256 which, uint256 mask) public {
        uint256[7] memory fields = [uint256(0), 1, 2, 3, 4, 11, 14];
        bytes4[7] memory errors = [
            IEpochAnchor.WrongEpoch.selector,
            IEpochAnchor.WrongAttempt.selector,
            IEpochAnchor.WrongPreviousDigest.selector,
            IEpochAnchor.WrongSnapshotHash.selector,
            IEpochAnchor.WrongSnapshotHash.selector,
            IEpochAnchor.WrongEmission.selector,
            IEpochAnchor.Unbalanced.selector
        ];
        which = bound(which, 0, 6);
        changeHeader(fields[which], mask);
        refuse(errors[which]);
    }

    /// forge-config: default.fuzz.runs = 48
    function testFuzz_endTime(uint64 endTime) public {
        uint64 right = second.endTime;
        // Outside of these the anchor refuses it.
        second.endTime = uint64(bound(endTime, first.endTime + LENGTH, block.timestamp));
        vm.assume(second.endTime != right);
        second.emission = uint96(schedule.budget(first.endTime, second.endTime));
        vm.assume(uint256(second.emission) + second.fees >= uint256(second.rewards) + second.burned);
        rebalance();
        anchorSecond();
        assertCancelled(
            headers.challengeSnapshot(
                theCase(),
                first,
                vm.parseJsonBytes(chainJson, ".blocks[1].header"),
                vm.parseJsonBytes(chainJson, ".blocks[1].parentHeader")
            )
        );
    }

    /// forge-config: default.fuzz.runs = 64
    function testFuzz_roots(uint256 which, uint256 mask) public {
        which = bound(which, 0, 3);
        changeHeader(6 + which, mask);
        anchorSecond();
        if (which == 3) nobodyAnswers(openings.demandAccount(theCase(), mask));
        else nobodyAnswers(openings.demandLeaf(theCase(), Tree(which + 1), uint64(mask % 5)));
    }

    /// totalWeight, fees, rewards.
    /// forge-config: default.fuzz.runs = 64
    function testFuzz_totals(uint256 which, uint256 mask) public {
        uint256[3] memory fields = [uint256(10), 12, 13];
        which = bound(which, 0, 2);
        changeHeader(fields[which], mask);
        uint256 all = uint256(second.emission) + second.fees;
        if (uint256(second.rewards) + second.burned > all || all > type(uint96).max) {
            return refuse(IEpochAnchor.Unbalanced.selector);
        }
        rebalance();
        if (second.burned > second.fees) return refuse(IEpochAnchor.BurnExceedsFees.selector);
        uint256 ceiling = uint256(10_000_000) * TOKEN * (second.endTime - first.endTime) / 1 days;
        if (second.fees > ceiling) return refuse(IEpochAnchor.FeesExceedCeiling.selector);
        if (second.fees > credit()) return refuse(IEpochAnchor.FeesExceedCommitted.selector);
        anchorSecond();
        Tree tree = which == 1 ? Tree.Proofs : Tree.Nodes;
        assertCancelled(sumTrees.challengeTotals(theCase(), tree, rootOf(tree)));
    }

    /// forge-config: default.fuzz.runs = 64
    function testFuzz_burned(uint96 burned) public {
        uint96 right = second.burned;
        second.burned = uint96(bound(burned, 0, second.fees));
        rebalance();
        // Nearer than a unit a node: see below.
        vm.assume(second.burned > right ? second.burned - right > 5 : right - second.burned > 5);
        anchorSecond();
        assertCancelled(headers.challengeBurn(theCase(), rootOf(Tree.Proofs)));
    }

    // --- leaves

    /// forge-config: default.fuzz.runs = 64
    function testFuzz_anyFieldOfAProofsLeaf(uint256 i, uint256 field, uint256 mask) public {
        i = bound(i, 0, proofsLeaves.length - 1);
        field = bound(field, 0, 3);
        proofsLeaves[i] = changed(proofsLeaves[i], field, bits(mask, PROOFS[field]));
        second.proofsRoot = built(Tree.Proofs).hashOf();
        uint256 fees = rootOf(Tree.Proofs).amount;
        vm.assume(fees <= credit() && fees >= second.burned);
        vm.assume(second.emission + fees >= uint256(second.rewards) + second.burned);
        second.fees = uint96(fees);
        rebalance();
        anchorSecond();
        assertCancelled(
            sumTrees.challengeMeasurement(
                theCase(),
                rootOf(Tree.Proofs),
                proofsLeaf(i),
                proofOf(Tree.Proofs, i),
                rootOf(Tree.Nodes),
                nodeLeaf(i),
                proofOf(Tree.Nodes, i)
            )
        );
    }

    /// Of an entry: a sum that is no longer the rewards, or an account whose increase is no longer its entries.
    /// forge-config: default.fuzz.runs = 64
    function testFuzz_anyFieldOfAnEntry(uint256 i, uint256 field, uint256 mask) public {
        i = bound(i, 0, entriesLeaves.length - 1);
        field = bound(field, 0, 2);
        EntryLeaf memory before = entryLeaf(i);
        bytes memory leaf = changed(entriesLeaves[i], field, bits(mask, ENTRIES[field]));
        entriesLeaves[i] = leaf;
        TreeBuilder.Built memory t = built(Tree.Entries);
        second.entriesRoot = t.hashOf();
        anchorSecond();
        if (entryLeaf(i).amount == 0) {
            assertCancelled(
                sumTrees.challengeLeaf(
                    theCase(), Tree.Entries, t.rootOf(), t.levels[0][i], leaf, proofOf(Tree.Entries, i)
                )
            );
        } else if (field == 2) {
            assertCancelled(sumTrees.challengeTotals(theCase(), Tree.Entries, t.rootOf()));
        } else if (i > 0 && !below(i - 1, i)) {
            assertCancelled(unordered(t, i - 1));
        } else if (i + 1 < entriesLeaves.length && !below(i, i + 1)) {
            assertCancelled(unordered(t, i));
        } else if (field == 1) {
            assertCancelled(withoutNode(i));
        } else {
            caughtByTheAccount(before.account);
        }
    }

    /// forge-config: default.fuzz.runs = 64
    function testFuzz_anyFieldOfAnAccountsLeaf(uint256 i, bool another, uint256 mask) public {
        IAccountChallenges.AccountLeaf memory leaf = accountLeaf(bound(i, 0, accountsCount(1) - 1));
        if (another) leaf.account = address(uint160(uint256(uint160(leaf.account)) ^ bits(mask, 160)));
        else leaf.cumulative ^= bits(mask, 256);
        second.accountsRoot = this.accountsRootWith(leaf.account, leaf.cumulative, leaf.proof);
        anchorSecond();
        caught(leaf);
    }

    // --- trees

    /// forge-config: default.fuzz.runs = 64
    function testFuzz_anyFieldOfARoot(uint256 which, uint256 field, uint256 mask) public {
        Tree tree = Tree(bound(which, 1, 3));
        TreeRoot memory root = rootOf(tree);
        field = bound(field, 0, 3);
        if (field == 0) root.top ^= bytes32(bits(mask, 256));
        if (field == 1) root.weight ^= uint128(bits(mask, 128));
        if (field == 2) root.amount ^= uint128(bits(mask, 128));
        if (field == 3) root.count ^= uint64(bits(mask, 64));
        if (tree == Tree.Proofs) second.proofsRoot = SumTree.rootHash(tree, root);
        if (tree == Tree.Nodes) second.nodesRoot = SumTree.rootHash(tree, root);
        if (tree == Tree.Entries) second.entriesRoot = SumTree.rootHash(tree, root);
        anchorSecond();
        if (field == 1 || field == 2) {
            assertCancelled(sumTrees.challengeTotals(theCase(), tree, root));
        } else if (field == 0 || SumTree.depthOf(root.count) != SumTree.depthOf(leavesOf(tree).length)) {
            // No path of any length leads from this top to a leaf; with a root of no leaves at all the sums betray it.
            if (root.count == 0) assertCancelled(empty(tree, root));
            else nobodyAnswers(openings.demandLeaf(theCase(), tree, 0));
        } else {
            // The same depth: a leaf where none should be, or none where one should be.
            uint256 place = root.count < leavesOf(tree).length ? root.count : leavesOf(tree).length;
            TreeBuilder.Built memory t = built(tree);
            assertCancelled(
                sumTrees.challengePadding(theCase(), tree, root, 0, t.levels[0][place], t.proofOf(0, place, place))
            );
        }
    }

    /// An inner node's hash that nobody can open, or its sums.
    /// forge-config: default.fuzz.runs = 64
    function testFuzz_anyFieldOfAnInnerNode(uint256 which, uint256 level, uint256 place, uint256 field, uint256 mask)
        public
    {
        Tree tree = Tree(bound(which, 1, 3));
        TreeBuilder.Built memory t = built(tree);
        level = bound(level, 1, t.levels.length - 1);
        place = bound(place, 0, (leavesOf(tree).length - 1) >> level);
        field = bound(field, 0, 2);
        SumNode memory node = t.levels[level][place];
        if (field == 0) node.hash ^= bytes32(bits(mask, 256));
        // 90 bits: sums above must stay within 128.
        if (field == 1) node.weight ^= uint128(bits(mask, 90));
        if (field == 2) node.amount ^= uint128(bits(mask, 90));
        t.replace(level, place, node);
        if (tree == Tree.Proofs) second.proofsRoot = t.hashOf();
        if (tree == Tree.Nodes) second.nodesRoot = t.hashOf();
        if (tree == Tree.Entries) second.entriesRoot = t.hashOf();
        anchorSecond();
        if (field == 0) {
            nobodyAnswers(openings.demandLeaf(theCase(), tree, uint64(place << level)));
        } else {
            assertCancelled(falseSum(t, level, place));
        }
    }

    /// A leaf left out of one of the three sum trees, all totals made to fit.
    /// forge-config: default.fuzz.runs = 48
    function testFuzz_aLeafLeftOut(uint256 which, uint256 i) public {
        Tree tree = Tree(bound(which, 1, 3));
        bytes[] storage leaves = leavesOf(tree);
        i = bound(i, 0, leaves.length - 1);
        address account = entryLeaf(i % entriesLeaves.length).account;
        for (; i + 1 < leaves.length; ++i) {
            leaves[i] = leaves[i + 1];
        }
        leaves.pop();
        retotal();
        second.burned = 0;
        rebalance();
        anchorSecond();
        if (tree == Tree.Entries) caughtByTheAccount(account);
        else assertCancelled(sumTrees.challengeCounts(theCase(), rootOf(Tree.Proofs), rootOf(Tree.Nodes)));
    }

    // --- what nothing catches

    /// The records themselves are public, but not on the chain.
    function testFuzz_uncaught_datasetHash(uint256 mask) public {
        changeHeader(16, mask);
        standsUnchallenged();
    }

    /// A node that is not eligible earns nothing by its capacity, so nothing on the chain says what it was: both trees agree.
    /// forge-config: default.fuzz.runs = 32
    function testFuzz_uncaught_measuredValuesThatBothTreesAgreeOn(uint64 capacity, bool formula) public {
        uint256 i = 0;
        while (nodeLeaf(i).prefixCount != 0) {
            ++i;
        }
        ProofsLeaf memory measured = proofsLeaf(i);
        NodeLeaf memory leaf = nodeLeaf(i);
        (measured.capacity, leaf.capacity) = (capacity, capacity);
        (proofsLeaves[i], nodesLeaves[i]) = (abi.encode(measured), abi.encode(leaf));
        retotal();
        anchorSecond();
        if (formula) {
            return
                assertStands(
                    nodeChallenges.challengeFormula(theCase(), rootOf(Tree.Nodes), leaf, proofOf(Tree.Nodes, i))
                );
        }
        assertStands(
            sumTrees.challengeMeasurement(
                theCase(),
                rootOf(Tree.Proofs),
                measured,
                proofOf(Tree.Proofs, i),
                rootOf(Tree.Nodes),
                leaf,
                proofOf(Tree.Nodes, i)
            )
        );
    }

    /// Nobody is up for more than all of the time, whatever both trees say.
    /// forge-config: default.fuzz.runs = 32
    function testFuzz_anUptimeAboveTheWhole(uint16 uptime) public {
        uptime = uint16(bound(uptime, 10_001, type(uint16).max));
        uint256 i = 0;
        while (nodeLeaf(i).active) {
            ++i;
        }
        ProofsLeaf memory measured = proofsLeaf(i);
        NodeLeaf memory leaf = nodeLeaf(i);
        (measured.uptime, leaf.uptime) = (uptime, uptime);
        (proofsLeaves[i], nodesLeaves[i]) = (abi.encode(measured), abi.encode(leaf));
        retotal();
        anchorSecond();
        assertCancelled(nodeChallenges.challengeFormula(theCase(), rootOf(Tree.Nodes), leaf, proofOf(Tree.Nodes, i)));
    }

    /// Each node's part is floored before they are added, so the burn is shown but for a unit a node.
    function test_uncaught_aBurnTooSmallByLessThanAUnitANode() public {
        second.burned -= 1;
        rebalance();
        anchorSecond();
        assertStands(headers.challengeBurn(theCase(), rootOf(Tree.Proofs)));
    }

    /// Delegators' floors, likewise: less than 2^40 units of a node's whole. Their entries are exact nevertheless.
    function test_uncaught_delegatorsTogetherTooLittle() public {
        uint256 i = 0;
        while (nodeLeaf(i).delegatorsAmount < 1 << 41) {
            ++i;
        }
        NodeLeaf memory leaf = nodeLeaf(i);
        (leaf.delegatorsAmount, leaf.ownerAmount) = (leaf.delegatorsAmount - 1000, leaf.ownerAmount + 1000);
        nodesLeaves[i] = abi.encode(leaf);
        retotal();
        anchorSecond();
        assertStands(nodeChallenges.challengeFormula(theCase(), rootOf(Tree.Nodes), leaf, proofOf(Tree.Nodes, i)));
    }

    /// An account that the accounts tree leaves out: every leaf that is there is true. The next honest epoch makes it good,
    /// which no challenge can hinder: see LeftOut.t.sol.
    function test_uncaught_anAccountLeftOut() public {
        // A tree of all accounts but one, of whom the first was there before.
        uint256 count = accountsCount(1) - 1;
        bytes32[] memory level = new bytes32[](count);
        for (uint256 i = 0; i < count; ++i) {
            (address account, uint256 cumulative,) = accountLeafOf(1, i + 1);
            level[i] = leafOf(account, cumulative);
        }
        (bytes32 root, bytes32[] memory proof) = rootAndProofOfTheFirst(level);
        second.accountsRoot = root;
        anchorSecond();
        (address there, uint256 sum,) = accountLeafOf(1, 1);
        (bool had,, bytes32[] memory proofBefore) = leafBefore(there);
        assertTrue(had);
        IAccountChallenges.AccountLeaf memory leaf = IAccountChallenges.AccountLeaf(there, sum, proof);
        (uint256 dispute, bool cancelled) = accounts.disputeAccount(theCase(), first, leaf, entriesOf(there));
        vm.stopPrank();
        accounts.answerDispute(dispute, proofBefore);
        assertStands(cancelled);
    }

    /// A root of zero leaves out all of them: claims rest until the next epoch, and nobody is paid what is not due.
    function test_uncaught_allAccountsLeftOut() public {
        second.accountsRoot = 0;
        standsUnchallenged();
    }

    // --- changing

    function bits(uint256 mask, uint256 width) private pure returns (uint256) {
        return bound(mask, 1, width == 256 ? type(uint256).max : (uint256(1) << width) - 1);
    }

    function changeHeader(uint256 field, uint256 mask) private {
        mask = bits(mask, HEADER[field]);
        bytes memory words = abi.encode(second);
        assembly {
            let spot := add(add(words, 32), mul(32, field))
            mstore(spot, xor(mload(spot), mask))
        }
        second = abi.decode(words, (Epoch));
    }

    function changed(bytes memory leaf, uint256 field, uint256 mask) private pure returns (bytes memory) {
        assembly {
            let spot := add(add(leaf, 32), mul(32, field))
            mstore(spot, xor(mload(spot), mask))
        }
        return leaf;
    }

    /// @dev What epochs can take as fees.
    function credit() private view returns (uint256) {
        return 10_000 * TOKEN - first.fees;
    }

    // --- catching

    function refuse(bytes4 reason) private {
        bytes memory three = sign(second, 0, 3);
        vm.expectPartialRevert(reason);
        anchor.anchor(second, three);
    }

    function nobodyAnswers(uint256 demand) private {
        vm.warp(openings.demandOf(demand).deadline);
        openings.conclude(demand, theCase());
        assertCancelled(true);
    }

    /// @dev An account's leaf of the accounts tree, which is not what the epoch before and its entries make it.
    function caught(IAccountChallenges.AccountLeaf memory leaf) private {
        (uint256 dispute, bool cancelled) = accounts.disputeAccount(theCase(), first, leaf, entriesOf(leaf.account));
        if (!cancelled) {
            vm.warp(accounts.disputeOf(dispute).deadline);
            accounts.concludeDispute(dispute, theCase());
        }
        assertCancelled(true);
    }

    function caughtByTheAccount(address account) private {
        for (uint256 i = 0; i < accountsCount(1); ++i) {
            if (accountLeaf(i).account == account) return caught(accountLeaf(i));
        }
    }

    function standsUnchallenged() private {
        anchorSecond();
        vm.stopPrank();
        skip(DELAY);
        anchor.activate();
        assertEq(distributor.root(), second.accountsRoot);
    }

    function below(uint256 i, uint256 j) private view returns (bool) {
        (EntryLeaf memory a, EntryLeaf memory b) = (entryLeaf(i), entryLeaf(j));
        return a.account < b.account || (a.account == b.account && a.nodeId < b.nodeId);
    }

    function unordered(TreeBuilder.Built memory t, uint256 i) private returns (bool) {
        return sumTrees.challengeOrder(
            theCase(), Tree.Entries, t.rootOf(), [entriesLeaves[i], entriesLeaves[i + 1]], t.proofOf(0, i, i + 1)
        );
    }

    function withoutNode(uint256 i) private returns (bool) {
        bytes32 id = entryLeaf(i).nodeId;
        uint256 to = 0;
        while (to + 1 < nodesLeaves.length && nodeLeaf(to).nodeId < id) {
            ++to;
        }
        uint256 from = to > 0 && nodeLeaf(to).nodeId > id ? to - 1 : to;
        NodeLeaf[] memory neighbours = new NodeLeaf[](to - from + 1);
        for (uint256 j = from; j <= to; ++j) {
            neighbours[j - from] = nodeLeaf(j);
        }
        return accounts.challengeEntryWithoutNode(
            theCase(),
            rootOf(Tree.Entries),
            entryLeaf(i),
            proofOf(Tree.Entries, i),
            rootOf(Tree.Nodes),
            neighbours,
            built(Tree.Nodes).proofOf(0, from, to)
        );
    }

    function falseSum(TreeBuilder.Built memory t, uint256 level, uint256 place) private returns (bool) {
        SumNode memory left = t.levels[level - 1][2 * place];
        SumNode memory right = t.levels[level - 1][2 * place + 1];
        return falseSumOf(t, level, place, left, right);
    }

    function falseSumOf(
        TreeBuilder.Built memory t,
        uint256 level,
        uint256 place,
        SumNode memory left,
        SumNode memory right
    ) private returns (bool) {
        RangeProof memory proof = t.proofOf(level, place, place);
        SumNode memory node = t.levels[level][place];
        bytes memory data = abi.encodeCall(
            sumTrees.challengeSum, (theCase(), t.tree, t.rootOf(), uint8(level - 1), node, left, right, proof)
        );
        (bool done, bytes memory result) = address(sumTrees).call(data);
        assertTrue(done, "the challenge reverts");
        return abi.decode(result, (bool));
    }

    /// @dev A tree of several leaves whose root says that it has none.
    function empty(Tree tree, TreeRoot memory root) private returns (bool) {
        SumNode memory top = SumNode(root.top, root.weight, root.amount);
        return sumTrees.challengePadding(
            theCase(), tree, root, 0, top, built(tree).proofOf(built(tree).levels.length - 1, 0, 0)
        );
    }

    function rootAndProofOfTheFirst(bytes32[] memory level)
        private
        pure
        returns (bytes32 root, bytes32[] memory proof)
    {
        proof = new bytes32[](8);
        uint256 used = 0;
        for (uint256 count = level.length; count > 1; count = (count + 1) / 2) {
            proof[used++] = level[1];
            for (uint256 i = 0; 2 * i < count; ++i) {
                level[i] = 2 * i + 1 < count ? pairOf(level[2 * i], level[2 * i + 1]) : level[2 * i];
            }
        }
        root = level[0];
        assembly {
            mstore(proof, used)
        }
    }
}
