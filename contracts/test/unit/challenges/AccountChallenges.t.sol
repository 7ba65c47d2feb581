// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccountChallenges} from "src/interfaces/IAccountChallenges.sol";
import {IChallenge} from "src/interfaces/IChallenge.sol";
import {INodeChallenges} from "src/interfaces/INodeChallenges.sol";
import {Params} from "src/libraries/Params.sol";
import {EntryLeaf, NodeLeaf, RangeProof, Tree} from "src/types/EpochTrees.sol";
import {ChallengeFixture} from "test/base/ChallengeFixture.sol";
import {TreeBuilder} from "test/base/TreeBuilder.sol";

contract AccountChallengesTest is ChallengeFixture {
    using TreeBuilder for TreeBuilder.Built;

    INodeChallenges.StateProof private none;

    function setUp() public override {
        super.setUp();
        loadAccounts();
    }

    // --- entries

    /// forge-config: default.fuzz.runs = 48
    function testFuzz_entry_falseAmount(uint256 i, uint96 amount) public {
        i = bound(i, 0, entriesLeaves.length - 1);
        EntryLeaf memory entry = entryLeaf(i);
        vm.assume(amount != 0 && amount != entry.amount);
        entry.amount = amount;
        entriesLeaves[i] = abi.encode(entry);
        second.entriesRoot = built(Tree.Entries).hashOf();
        anchorSecond();
        assertCancelled(challengeEntry(i, stateProof("position", i)));
    }

    /// forge-config: default.fuzz.runs = 48
    function testFuzz_entry_true(uint256 i) public {
        i = bound(i, 0, entriesLeaves.length - 1);
        anchorSecond();
        assertStands(challengeEntry(i, stateProof("position", i)));
    }

    function test_entry_ofAStranger() public {
        NodeLeaf memory node = nodeLeaf(0);
        EntryLeaf memory entry =
            EntryLeaf({account: vm.parseJsonAddress(json, ".stranger"), nodeId: node.nodeId, amount: 1});
        entriesLeaves[0] = abi.encode(entry);
        second.entriesRoot = built(Tree.Entries).hashOf();
        anchorSecond();
        assertCancelled(challengeEntry(0, stateProof("strangerPosition")));
    }

    /// A node without shares owes its delegators nothing.
    function test_entry_ofANodeWithoutShares() public {
        uint256 i = delegatorsEntry();
        uint256 position = nodePlace(entryLeaf(i).nodeId);
        NodeLeaf memory node = nodeLeaf(position);
        node.totalShares = 0;
        nodesLeaves[position] = abi.encode(node);
        second.nodesRoot = built(Tree.Nodes).hashOf();
        anchorSecond();
        assertCancelled(challengeEntry(i, stateProof("position", i)));
    }

    function test_entry_ownerNeedsNoState() public {
        uint256 i = ownersEntry();
        anchorSecond();
        assertStands(challengeEntry(i, none));
    }

    function test_entry_revertsForADelegatorWithoutState() public {
        anchorSecond();
        uint256 i = delegatorsEntry();
        vm.expectRevert(IChallenge.IrrelevantProof.selector);
        this.challengeEntryExternally(i);
    }

    function challengeEntryExternally(uint256 i) external {
        challengeEntry(i, none);
    }

    function test_entry_revertsForAnotherNode() public {
        anchorSecond();
        uint256 other = (nodePlace(entryLeaf(0).nodeId) + 1) % 5;
        IAccountChallenges.AccountEntries memory unused;
        unused.root = rootOf(Tree.Entries);
        NodeLeaf memory leaf = nodeLeaf(other);
        RangeProof memory entryProof = proofOf(Tree.Entries, 0);
        RangeProof memory nodeProof = proofOf(Tree.Nodes, other);
        IChallenge.Case memory c = theCase();
        vm.expectRevert(IChallenge.IrrelevantProof.selector);
        accounts.challengeEntry(c, unused.root, entryLeaf(0), entryProof, rootOf(Tree.Nodes), leaf, nodeProof, none);
    }

    // --- entries of no node

    function test_entryWithoutNode_false() public {
        foreignEntry(bytes32(uint256(nodeLeaf(1).nodeId) + 1));
        assertCancelled(entryWithoutNode(1, 2));
    }

    function test_entryWithoutNode_belowAll() public {
        foreignEntry(bytes32(uint256(nodeLeaf(0).nodeId) - 1));
        assertCancelled(entryWithoutNode(0, 0));
    }

    function test_entryWithoutNode_aboveAll() public {
        foreignEntry(bytes32(uint256(nodeLeaf(4).nodeId) + 1));
        assertCancelled(entryWithoutNode(4, 4));
    }

    function test_entryWithoutNode_noNodesAtAll() public {
        while (nodesLeaves.length != 0) {
            nodesLeaves.pop();
        }
        second.nodesRoot = built(Tree.Nodes).hashOf();
        anchorSecond();
        RangeProof memory empty;
        assertCancelled(
            accounts.challengeEntryWithoutNode(
                theCase(),
                rootOf(Tree.Entries),
                entryLeaf(0),
                proofOf(Tree.Entries, 0),
                rootOf(Tree.Nodes),
                new NodeLeaf[](0),
                empty
            )
        );
    }

    function test_entryWithoutNode_true() public {
        anchorSecond();
        uint256 place = nodePlace(entryLeaf(0).nodeId);
        assertStands(entryWithoutNode(place, place));
    }

    function test_entryWithoutNode_revertsForNodesThatAreNotBesideIt() public {
        foreignEntry(bytes32(uint256(nodeLeaf(1).nodeId) + 1));
        vm.expectRevert(IChallenge.IrrelevantProof.selector);
        this.entryWithoutNodeExternally(3, 4);
        vm.expectRevert(IChallenge.IrrelevantProof.selector);
        this.entryWithoutNodeExternally(0, 1);
        vm.expectRevert(IChallenge.IrrelevantProof.selector);
        this.entryWithoutNodeExternally(0, 3);
    }

    function entryWithoutNodeExternally(uint256 from, uint256 to) external {
        entryWithoutNode(from, to);
    }

    // --- where entries begin and end

    /// A run that does not reach over the place where the account's entries begin, or end, shows neither.
    function test_entries_revertWhereSomeAreLeftOut() public {
        address account = entryLeaf(entriesLeaves.length / 2).account;
        uint256 begin = firstFrom(account);
        uint256 end = firstFrom(address(uint160(account) + 1));
        assertGt(begin, 1);
        assertLt(end + 1, entriesLeaves.length);
        anchorSecond();
        refused(account, begin, begin, end - 1, end);
        refused(account, begin - 2, begin - 1, end - 1, end);
        refused(account, begin - 1, begin, end - 1, end - 1);
        refused(account, begin - 1, begin, end, end + 1);
    }

    function refused(address account, uint256 from, uint256 to, uint256 endFrom, uint256 endTo) private {
        IAccountChallenges.AccountEntries memory entries;
        entries.root = rootOf(Tree.Entries);
        (entries.begin, entries.beginProof) = runOf(from, to);
        (entries.end, entries.endProof) = runOf(endFrom, endTo);
        IAccountChallenges.AccountLeaf memory leaf;
        for (uint256 i = 0; leaf.account != account; ++i) {
            leaf = accountLeaf(i);
        }
        vm.expectRevert(IChallenge.IrrelevantProof.selector);
        accounts.disputeAccount(theCase(), first, leaf, entries);
    }

    /// In a tree out of order an account may seem to end before it begins.
    function test_entries_revertWhereTheTreeIsOutOfOrder() public {
        EntryLeaf memory low = entryLeaf(0);
        EntryLeaf memory high = entryLeaf(entriesLeaves.length - 1);
        address account = address(uint160(low.account) + 1);
        while (entriesLeaves.length != 0) {
            entriesLeaves.pop();
        }
        // ends between the first and the second, begins between the third and the fourth
        EntryLeaf[4] memory order = [low, high, low, high];
        for (uint256 i = 0; i < 4; ++i) {
            entriesLeaves.push(abi.encode(order[i]));
        }
        second.entriesRoot = built(Tree.Entries).hashOf();
        second.accountsRoot = leafOf(account, 1);
        anchorSecond();
        IAccountChallenges.AccountEntries memory entries;
        entries.root = rootOf(Tree.Entries);
        (entries.begin, entries.beginProof) = runOf(2, 3);
        (entries.end, entries.endProof) = runOf(0, 1);
        IAccountChallenges.AccountLeaf memory leaf;
        (leaf.account, leaf.cumulative) = (account, 1);
        vm.expectRevert(IChallenge.IrrelevantProof.selector);
        accounts.disputeAccount(theCase(), first, leaf, entries);
    }

    /// An account with entries at thousands of nodes is shown as cheaply as one with a few: its false amount cannot hide in
    /// their number.
    function test_entries_ofThousandsOfNodes() public {
        EntryLeaf memory entry = entryLeaf(0);
        (uint256 count, uint256 sum) = (3000, 0);
        while (entriesLeaves.length != 0) {
            entriesLeaves.pop();
        }
        entry.amount = 7;
        for (uint256 i = 0; i < count; ++i) {
            entry.nodeId = bytes32(i + 1);
            // one of a lower account and one of a higher one beside them
            EntryLeaf memory leaf = entry;
            if (i == 0) leaf.account = address(1);
            else if (i == count - 1) leaf.account = address(type(uint160).max);
            else leaf.account = address(0xA0);
            if (leaf.account == address(0xA0)) sum += leaf.amount;
            entriesLeaves.push(abi.encode(leaf));
        }
        second.entriesRoot = built(Tree.Entries).hashOf();
        IAccountChallenges.AccountLeaf memory mine;
        (mine.account, mine.cumulative) = (address(0xA0), sum - 1);
        second.accountsRoot = leafOf(mine.account, mine.cumulative);
        IAccountChallenges.AccountEntries memory entries;
        entries.root = rootOf(Tree.Entries);
        (entries.begin, entries.beginProof) = runOf(0, 1);
        (entries.end, entries.endProof) = runOf(count - 2, count - 1);
        anchorSecond();
        IChallenge.Case memory c = theCase();
        c.signatures = "";
        uint256 gas = gasleft();
        (, bool cancelled) = accounts.disputeAccount(c, first, mine, entries);
        assertLt(gas - gasleft(), 500_000);
        assertTrue(cancelled, "less than its entries");
    }

    // --- disputes

    /// An account that earned for the first time is given more than its entries.
    function test_dispute_falseNewAccountIsCancelledIfNobodyAnswers() public {
        (uint256 dispute,) = disputeNewAccount(1000);
        IAccountChallenges.Dispute memory open = accounts.disputeOf(dispute);
        vm.expectRevert(abi.encodeWithSelector(IAccountChallenges.AnswerWindowOpen.selector, dispute, open.deadline));
        accounts.concludeDispute(dispute, theCase());
        vm.warp(open.deadline);
        (,, uint64 activatableAt) = anchor.pending();
        assertLt(open.deadline, activatableAt, "time to conclude");
        accounts.concludeDispute(dispute, theCase());
        assertCancelled(true);
        assertEq(token.balanceOf(address(accounts)), 0, "bond returned");
    }

    /// forge-config: default.fuzz.runs = 48
    function testFuzz_dispute_falseAmountIsCancelled(uint256 i, uint256 cumulative) public {
        (address account, uint256 right, bytes32[] memory proof) = accountLeafOf(1, bound(i, 0, accountsCount(1) - 1));
        (bool had, uint256 before, bytes32[] memory proofBefore) = leafBefore(account);
        vm.assume(had && cumulative != right && cumulative != right - before);
        second.accountsRoot = this.accountsRootWith(account, cumulative, proof);
        anchorSecond();
        IAccountChallenges.AccountLeaf memory leaf = IAccountChallenges.AccountLeaf(account, cumulative, proof);
        (uint256 dispute, bool cancelled) = accounts.disputeAccount(theCase(), first, leaf, entriesOf(account));
        assertEq(cancelled, cumulative < right - before, "less than its entries");
        if (!cancelled) {
            vm.expectPartialRevert(IChallenge.RootMismatch.selector);
            accounts.answerDispute(dispute, proofBefore);
            vm.warp(accounts.disputeOf(dispute).deadline);
            accounts.concludeDispute(dispute, theCase());
        }
        assertCancelled(true);
    }

    /// forge-config: default.fuzz.runs = 48
    function testFuzz_dispute_trueAmountIsAnswered(uint256 i) public {
        IAccountChallenges.AccountLeaf memory leaf = accountLeaf(bound(i, 0, accountsCount(1) - 1));
        (bool had,, bytes32[] memory proofBefore) = leafBefore(leaf.account);
        vm.assume(had);
        anchorSecond();
        (uint256 dispute, bool cancelled) = accounts.disputeAccount(theCase(), first, leaf, entriesOf(leaf.account));
        vm.stopPrank();
        accounts.answerDispute(dispute, proofBefore);
        assertStands(cancelled);
    }

    /// With no entries at all nobody earns anything.
    function test_dispute_withoutEntries() public {
        (address account,, bytes32[] memory proof) = accountLeafOf(1, 0);
        (bool had, uint256 before, bytes32[] memory proofBefore) = leafBefore(account);
        assertTrue(had);
        while (entriesLeaves.length != 0) {
            entriesLeaves.pop();
        }
        second.entriesRoot = built(Tree.Entries).hashOf();
        second.accountsRoot = this.accountsRootWith(account, before, proof);
        anchorSecond();
        IAccountChallenges.AccountEntries memory entries;
        entries.root = rootOf(Tree.Entries);
        IAccountChallenges.AccountLeaf memory leaf = IAccountChallenges.AccountLeaf(account, before, proof);
        (uint256 dispute, bool cancelled) = accounts.disputeAccount(theCase(), first, leaf, entries);
        vm.stopPrank();
        accounts.answerDispute(dispute, proofBefore);
        assertStands(cancelled);
    }

    function test_dispute_revertsForAnotherLeaf() public {
        anchorSecond();
        (address account, uint256 cumulative, bytes32[] memory proof) = accountLeafOf(1, 0);
        vm.expectPartialRevert(IChallenge.RootMismatch.selector);
        accounts.disputeAccount(
            theCase(), first, IAccountChallenges.AccountLeaf(account, cumulative + 1, proof), entriesOf(account)
        );
    }

    /// A true account is disputed: whoever shows its earlier leaf gets the bond.
    function test_dispute_trueAccountIsAnswered() public {
        (address account,,) = accountLeafOf(1, 0);
        (bool had,, bytes32[] memory proofBefore) = leafBefore(account);
        assertTrue(had);
        anchorSecond();
        (uint256 dispute, bool cancelled) =
            accounts.disputeAccount(theCase(), first, accountLeaf(0), entriesOf(account));
        vm.stopPrank();
        vm.prank(address(0xA115));
        accounts.answerDispute(dispute, proofBefore);
        assertEq(token.balanceOf(address(0xA115)), parameters.get(Params.CHALLENGE_BOND) / 2);
        vm.expectRevert(abi.encodeWithSelector(IAccountChallenges.NoSuchDispute.selector, dispute));
        vm.stopPrank();
        accounts.answerDispute(dispute, proofBefore);
        assertStands(cancelled);
    }

    function test_dispute_lessThanItsEntriesIsDecidedAtOnce() public {
        (address account,, bytes32[] memory proof) = newAccount();
        second.accountsRoot = this.accountsRootWith(account, 1, proof);
        anchorSecond();
        (, bool cancelled) = accounts.disputeAccount(
            theCase(), first, IAccountChallenges.AccountLeaf(account, 1, proof), entriesOf(account)
        );
        assertCancelled(cancelled);
    }

    function test_dispute_revertsForATrueNewAccount() public {
        (address account, uint256 cumulative, bytes32[] memory proof) = newAccount();
        anchorSecond();
        vm.expectRevert(IAccountChallenges.NothingToDispute.selector);
        accounts.disputeAccount(
            theCase(), first, IAccountChallenges.AccountLeaf(account, cumulative, proof), entriesOf(account)
        );
    }

    function test_dispute_revertsForALateAnswer() public {
        (uint256 dispute,) = disputeNewAccount(1000);
        IAccountChallenges.Dispute memory open = accounts.disputeOf(dispute);
        vm.warp(open.deadline);
        vm.expectRevert(abi.encodeWithSelector(IAccountChallenges.AnswerWindowOver.selector, dispute, open.deadline));
        accounts.answerDispute(dispute, new bytes32[](0));
    }

    function test_dispute_revertsForAWrongAnswer() public {
        (uint256 dispute,) = disputeNewAccount(1000);
        vm.expectPartialRevert(IChallenge.RootMismatch.selector);
        accounts.answerDispute(dispute, new bytes32[](0));
    }

    function test_dispute_revertsForAnotherHeader() public {
        (uint256 dispute,) = disputeNewAccount(1000);
        vm.warp(accounts.disputeOf(dispute).deadline);
        IChallenge.Case memory c = theCase();
        c.header = first;
        vm.expectPartialRevert(IChallenge.RootMismatch.selector);
        accounts.concludeDispute(dispute, c);
    }

    /// Where another challenge was faster, the bond comes back.
    function test_dispute_bondReturnsIfAnotherChallengeCancelled() public {
        (uint256 dispute,) = disputeNewAccount(1000);
        vm.stopPrank();
        vm.prank(judge);
        anchor.cancel(second, address(0x5EC0));
        vm.warp(accounts.disputeOf(dispute).deadline);
        accounts.concludeDispute(dispute, theCase());
        assertEq(token.balanceOf(challenger), 10_000 * TOKEN);
        assertEq(anchor.cancelledFor(anchor.digestOf(second)), address(0x5EC0));
    }

    function disputeNewAccount(uint256 more) private returns (uint256, bool) {
        (address account, uint256 cumulative, bytes32[] memory proof) = newAccount();
        second.accountsRoot = this.accountsRootWith(account, cumulative + more, proof);
        anchorSecond();
        return accounts.disputeAccount(
            theCase(), first, IAccountChallenges.AccountLeaf(account, cumulative + more, proof), entriesOf(account)
        );
    }

    // --- what the vectors hold

    function newAccount() private view returns (address account, uint256 cumulative, bytes32[] memory proof) {
        for (uint256 i = 0; i < accountsCount(1); ++i) {
            (account, cumulative, proof) = accountLeafOf(1, i);
            (bool had,,) = leafBefore(account);
            if (!had) return (account, cumulative, proof);
        }
    }

    function delegatorsEntry() private view returns (uint256 i) {
        while (nodeLeaf(nodePlace(entryLeaf(i).nodeId)).owner == entryLeaf(i).account) {
            ++i;
        }
    }

    function ownersEntry() private view returns (uint256 i) {
        while (nodeLeaf(nodePlace(entryLeaf(i).nodeId)).owner != entryLeaf(i).account) {
            ++i;
        }
    }

    function foreignEntry(bytes32 id) private {
        EntryLeaf memory entry = entryLeaf(0);
        entry.nodeId = id;
        entriesLeaves[0] = abi.encode(entry);
        second.entriesRoot = built(Tree.Entries).hashOf();
        anchorSecond();
    }

    function challengeEntry(uint256 i, INodeChallenges.StateProof memory state) private returns (bool) {
        uint256 place = nodePlace(entryLeaf(i).nodeId);
        return accounts.challengeEntry(
            theCase(),
            rootOf(Tree.Entries),
            entryLeaf(i),
            proofOf(Tree.Entries, i),
            rootOf(Tree.Nodes),
            nodeLeaf(place),
            proofOf(Tree.Nodes, place),
            state
        );
    }

    function entryWithoutNode(uint256 from, uint256 to) private returns (bool) {
        NodeLeaf[] memory neighbours = new NodeLeaf[](to - from + 1);
        for (uint256 i = from; i <= to; ++i) {
            neighbours[i - from] = nodeLeaf(i);
        }
        return accounts.challengeEntryWithoutNode(
            theCase(),
            rootOf(Tree.Entries),
            entryLeaf(0),
            proofOf(Tree.Entries, 0),
            rootOf(Tree.Nodes),
            neighbours,
            built(Tree.Nodes).proofOf(0, from, to)
        );
    }
}
