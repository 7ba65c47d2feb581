// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccountChallenges} from "src/interfaces/IAccountChallenges.sol";
import {IChallenge} from "src/interfaces/IChallenge.sol";
import {Params} from "src/libraries/Params.sol";
import {Epoch} from "src/types/Epoch.sol";
import {ChallengeFixture} from "test/base/ChallengeFixture.sol";

/// @notice The second epoch's accounts tree has left an account out, and nobody could cancel it for that. The third, which
/// pays the account as much again as the second would have, makes it good; and one that gives less does not stand.
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

    function test_whoComesBackAsANewcomerIsCancelled() public {
        anchorThird(increase);
        vm.expectRevert(IAccountChallenges.NothingToDispute.selector);
        accounts.disputeAccount(theCase(), second, leafNow(increase), its());
        assertTrue(accounts.challengeHistory(theCase(), leafNow(increase), its(), sinceTheFirst()), "cancelled");
        fell();
    }

    /// An answer that leaves older amounts out shows too little for the dispute to fall, and the epoch falls all the same.
    function test_whoComesBackWithoutWhatWasBeforeIsCancelled() public {
        anchorThird(2 * increase);
        answer(dispute(), withoutALeaf());
        vm.prank(challenger);
        accounts.challengeHistory(theCase(), leafNow(2 * increase), its(), sinceTheFirst());
        fell();
    }

    /// forge-config: default.fuzz.runs = 48
    function testFuzz_anyOtherAmountIsCancelled(uint256 cumulative) public {
        cumulative = bound(cumulative, 0, type(uint128).max);
        vm.assume(cumulative != before + 2 * increase);
        anchorThird(cumulative);
        accounts.challengeHistory(theCase(), leafNow(cumulative), its(), sinceTheFirst());
        fell();
    }

    function test_theRightAmountStands() public {
        anchorThird(before + 2 * increase);
        assertFalse(
            accounts.challengeHistory(theCase(), leafNow(before + 2 * increase), its(), sinceTheFirst()), "cancelled"
        );
        stands();
    }

    /// What an account had before must be shown, or else a true epoch would fall to a history that forgets it.
    function test_history_mustBeginWithALeaf() public {
        anchorThird(before + 2 * increase);
        IAccountChallenges.AccountLeaf memory leaf = leafNow(before + 2 * increase);
        vm.expectRevert(IChallenge.IrrelevantProof.selector);
        accounts.challengeHistory(theCase(), leaf, its(), withoutALeaf());
    }

    function test_history_isOfThisAccountAndUnbroken() public {
        anchorThird(before + 2 * increase);
        IAccountChallenges.AccountLeaf memory leaf = leafNow(before + 2 * increase);
        IAccountChallenges.History memory history = sinceTheFirst();
        history.cumulative += 1;
        vm.expectPartialRevert(IChallenge.RootMismatch.selector);
        accounts.challengeHistory(theCase(), leaf, its(), history);
        history = sinceTheFirst();
        history.headers[0] = second;
        vm.expectPartialRevert(IChallenge.NotThePreviousHeader.selector);
        accounts.challengeHistory(theCase(), leaf, its(), history);
        history = sinceTheFirst();
        history.entries = new IAccountChallenges.AccountEntries[](0);
        vm.expectRevert(IChallenge.IrrelevantProof.selector);
        accounts.challengeHistory(theCase(), leaf, its(), history);
        history.headers = new Epoch[](0);
        vm.expectPartialRevert(bytes4(keccak256("Panic(uint256)")));
        accounts.challengeHistory(theCase(), leaf, its(), history);
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
        lastHeader = second;
        vm.warp(second.endTime + LENGTH + DELAY);
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
