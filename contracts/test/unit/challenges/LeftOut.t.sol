// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccountChallenges} from "src/interfaces/IAccountChallenges.sol";
import {IChallenge} from "src/interfaces/IChallenge.sol";
import {Params} from "src/libraries/Params.sol";
import {Epoch} from "src/types/Epoch.sol";
import {ChallengeFixture} from "test/base/ChallengeFixture.sol";

/// @notice The second epoch's accounts tree has left an account out, and nobody could cancel it for that. The third, which
/// pays the account as much again as the second would have, makes it good; and one that gives more does not stand.
contract LeftOutTest is ChallengeFixture {
    Epoch private third;
    address private account;
    uint256 private before;
    bytes32[] private proofBefore;
    uint256 private increase;

    function setUp() public override {
        super.setUp();
        loadAccounts();
        uint256 then_;
        (account, then_,) = accountLeafOf(1, 0);
        bool had;
        (had, before, proofBefore) = leafBefore(account);
        assertTrue(had, "there before");
        increase = then_ - before;
        leaveOut(keccak256("all the others"));
    }

    function test_theNextEpochMakesItGood() public {
        anchorThird(before + 2 * increase);
        uint256 disputed = dispute();
        answer(disputed, sinceTheFirst());
        stands();
    }

    /// Had everybody been left out, nothing would be decided at once.
    function test_theNextEpochMakesItGoodForAll() public {
        leaveOut(0);
        anchorThird(before + 2 * increase);
        answer(dispute(), sinceTheFirst());
        stands();
    }

    /// Who earned for the first time in the very epoch that left it out has no older leaf.
    function test_theNextEpochMakesItGoodForANewcomer() public {
        for (uint256 i = 0; i < accountsCount(1); ++i) {
            (account, increase,) = accountLeafOf(1, i);
            (bool had,,) = leafBefore(account);
            if (!had) break;
        }
        anchorThird(2 * increase);
        answer(dispute(), withoutALeaf());
        stands();
    }

    /// Who comes back as a newcomer is not paid what was before, like one who is left out; the epoch after makes that good.
    function test_theNextEpochMakesGoodWhoCameBackAsANewcomer() public {
        anchorThird(increase);
        vm.expectRevert(IAccountChallenges.NothingToDispute.selector);
        accounts.disputeAccount(theCase(), second, leafNow(increase), its());
        stands();
        Epoch memory between = third;
        anchorAfter(between, before + 3 * increase);
        (uint256 disputed,) = accounts.disputeAccount(theCase(), between, leafNow(before + 3 * increase), its());
        answer(disputed, sinceTheFirst(between));
        stands();
    }

    /// forge-config: default.fuzz.runs = 48
    function testFuzz_moreThanIsDueIsCancelled(uint256 more) public {
        uint256 cumulative = before + 2 * increase + bound(more, 1, type(uint128).max);
        anchorThird(cumulative);
        (uint256 disputed,) = accounts.disputeAccount(theCase(), second, leafNow(cumulative), its());
        vm.expectPartialRevert(IChallenge.RootMismatch.selector);
        accounts.answerDisputeByHistory(disputed, theCase(), account, sinceTheFirst());
        vm.expectPartialRevert(IChallenge.RootMismatch.selector);
        accounts.answerDisputeByHistory(disputed, theCase(), account, withoutALeaf());
        vm.warp(accounts.disputeOf(disputed).deadline);
        accounts.concludeDispute(disputed, theCase());
        fell();
    }

    function test_history_isOfThisAccountAndUnbroken() public {
        anchorThird(before + 2 * increase);
        uint256 disputed = dispute();
        IAccountChallenges.History memory history = sinceTheFirst();
        history.cumulative += 1;
        vm.expectPartialRevert(IChallenge.RootMismatch.selector);
        accounts.answerDisputeByHistory(disputed, theCase(), account, history);
        history = sinceTheFirst();
        history.headers[0] = second;
        vm.expectPartialRevert(IChallenge.NotThePreviousHeader.selector);
        accounts.answerDisputeByHistory(disputed, theCase(), account, history);
        history = sinceTheFirst();
        history.entries = new IAccountChallenges.AccountEntries[](0);
        vm.expectRevert(IChallenge.IrrelevantProof.selector);
        accounts.answerDisputeByHistory(disputed, theCase(), account, history);
    }

    // --- second leaves

    /// A second leaf of an account, kept back while its epoch could be challenged, cancels no true epoch after it: the true
    /// leaf answers.
    function test_aHiddenSecondLeafIsNoWitness() public {
        bytes32 hidden = leafOf(account, 7);
        leaveOut(pairOf(leafOf(account, before + increase), hidden));
        anchorThird(before + 2 * increase);
        uint256 disputed = dispute();
        bytes32[] memory proof = new bytes32[](1);
        proof[0] = hidden;
        vm.stopPrank();
        accounts.answerDispute(disputed, proof);
        stands();
    }

    /// Nor does one of somebody who had earned nothing: a newcomer's amount is its entries, and nothing disputes that.
    function test_aHiddenLeafOfANewcomerIsNoWitness() public {
        leaveOut(pairOf(leafOf(account, 7), keccak256("all the others")));
        anchorThird(increase);
        vm.expectRevert(IAccountChallenges.NothingToDispute.selector);
        accounts.disputeAccount(theCase(), second, leafNow(increase), its());
        stands();
    }

    function test_answer_refusals() public {
        anchorThird(before + 2 * increase + 1);
        uint256 disputed = dispute();
        IAccountChallenges.History memory history = sinceTheFirst();
        vm.expectPartialRevert(IChallenge.RootMismatch.selector);
        accounts.answerDisputeByHistory(disputed, theCase(), account, history);
        IChallenge.Case memory c = theCase();
        c.header = first;
        vm.expectPartialRevert(IChallenge.RootMismatch.selector);
        accounts.answerDisputeByHistory(disputed, c, account, history);
        history.headers = new Epoch[](0);
        history.entries = new IAccountChallenges.AccountEntries[](0);
        vm.expectRevert(IChallenge.IrrelevantProof.selector);
        accounts.answerDisputeByHistory(disputed, theCase(), account, history);
        uint40 deadline = accounts.disputeOf(disputed).deadline;
        vm.warp(deadline);
        history = sinceTheFirst();
        vm.expectRevert(abi.encodeWithSelector(IAccountChallenges.AnswerWindowOver.selector, disputed, deadline));
        accounts.answerDisputeByHistory(disputed, theCase(), account, history);
        accounts.concludeDispute(disputed, theCase());
        fell();
    }

    // --- the epochs

    function leaveOut(bytes32 root) private {
        second.accountsRoot = root;
    }

    /// @dev The second epoch stands, and the third has the account alone in its accounts tree.
    function anchorThird(uint256 cumulative) private {
        anchor.anchor(second, sign(second, 0, 3));
        anchorAfter(second, cumulative);
    }

    function anchorAfter(Epoch memory previous, uint256 cumulative) private {
        lastHeader = previous;
        vm.warp(previous.endTime + LENGTH + DELAY);
        vm.roll(vm.getBlockNumber() + 1);
        third = nextHeader(leafOf(account, cumulative), 0);
        third.entriesRoot = second.entriesRoot;
        signatures = sign(third, 0, 3);
        anchor.anchor(third, signatures);
        vm.startPrank(challenger);
    }

    function theCase() internal view override returns (IChallenge.Case memory) {
        return IChallenge.Case({header: third, signatures: signatures});
    }

    /// @dev The account's entries, of the second epoch as of the third.
    function its() private view returns (IAccountChallenges.AccountEntries memory) {
        return entriesOf(account);
    }

    function leafNow(uint256 cumulative) private view returns (IAccountChallenges.AccountLeaf memory leaf) {
        (leaf.account, leaf.cumulative) = (account, cumulative);
    }

    function dispute() private returns (uint256 disputed) {
        uint256 cumulative = leafOf(account, before + 2 * increase) == third.accountsRoot
            ? before + 2 * increase
            : leafOf(account, 2 * increase) == third.accountsRoot ? 2 * increase : before + 2 * increase + 1;
        (disputed,) = accounts.disputeAccount(theCase(), second, leafNow(cumulative), its());
        assertGt(disputed, 0, "open");
    }

    function answer(uint256 disputed, IAccountChallenges.History memory history) private {
        vm.stopPrank();
        vm.prank(address(0xA115));
        accounts.answerDisputeByHistory(disputed, theCase(), account, history);
        assertEq(token.balanceOf(address(0xA115)), parameters.get(Params.CHALLENGE_BOND) / 2);
    }

    /// @dev The first epoch's leaf, and the entries of the second and of one more.
    function sinceTheFirst(Epoch memory between) private view returns (IAccountChallenges.History memory history) {
        history = sinceTheFirst();
        history.headers = new Epoch[](3);
        (history.headers[0], history.headers[1], history.headers[2]) = (first, second, between);
        history.entries = new IAccountChallenges.AccountEntries[](2);
        (history.entries[0], history.entries[1]) = (its(), its());
    }

    /// @dev The first epoch's leaf, and the entries of the second.
    function sinceTheFirst() private view returns (IAccountChallenges.History memory history) {
        history.headers = new Epoch[](2);
        (history.headers[0], history.headers[1]) = (first, second);
        (history.cumulative, history.proof) = (before, proofBefore);
        history.entries = new IAccountChallenges.AccountEntries[](1);
        history.entries[0] = its();
    }

    function withoutALeaf() private view returns (IAccountChallenges.History memory history) {
        history.headers = new Epoch[](1);
        history.headers[0] = second;
        history.entries = new IAccountChallenges.AccountEntries[](1);
        history.entries[0] = its();
    }

    function stands() private {
        vm.stopPrank();
        (,, uint64 activatableAt) = anchor.pending();
        vm.warp(activatableAt);
        anchor.activate();
        assertEq(distributor.root(), third.accountsRoot, "pays");
        assertEq(slasher.bondOf(verifiers[0].addr).amount, VERIFIER_BOND, "nobody slashed");
    }

    function fell() private view {
        assertEq(anchor.cancelledFor(anchor.digestOf(third)), challenger, "cancelled");
        assertLt(slasher.bondOf(verifiers[0].addr).amount, VERIFIER_BOND, "signer slashed");
    }
}
