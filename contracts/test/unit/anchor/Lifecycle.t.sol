// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EpochAnchor} from "src/EpochAnchor.sol";
import {Governed} from "src/access/Governed.sol";
import {IEpochAnchor} from "src/interfaces/IEpochAnchor.sol";
import {IPausable} from "src/interfaces/IPausable.sol";
import {ISlasher} from "src/interfaces/ISlasher.sol";
import {Params} from "src/libraries/Params.sol";
import {AnchorBindings} from "src/types/AnchorBindings.sol";
import {Epoch} from "src/types/Epoch.sol";
import {EpochId} from "src/types/EpochId.sol";
import {EpochFixture} from "test/base/EpochFixture.sol";

/// @notice Everything but `anchor` itself: activating, minting, settling, cancelling, holding, pausing, verifiers, hashes.
contract LifecycleTest is EpochFixture {
    bytes32 private constant STATE_SLOT = bytes32(uint256(2));

    // --- activate, mint

    function test_activate() public {
        anchorNext(keccak256("root"), 0);
        skip(DELAY);
        vm.expectEmit(address(anchor));
        emit IEpochAnchor.EpochActivated(1, keccak256("root"));
        anchor.activate();
        assertEq(distributor.root(), keccak256("root"));
        vm.expectRevert(IEpochAnchor.NothingPending.selector);
        anchor.activate();
        (EpochId none,,) = anchor.pending();
        assertEq(EpochId.unwrap(none), 0);
    }

    function test_mint_onlyForActivatedEpochs() public {
        anchorNext(0, 0);
        assertEq(anchor.mint(), 0);
        skip(DELAY);
        anchor.activate();
        assertEq(anchor.mint(), lastHeader.emission);
        assertEq(anchor.mint(), 0);
    }

    // --- settle

    function test_settle_movesFeesAndTreasury() public {
        commitCredit(1000 * TOKEN);
        uint256 treasury = token.balanceOf(timelock);
        Epoch memory header = activateNext(0, uint96(100 * TOKEN));
        vm.expectEmit(address(anchor));
        emit IEpochAnchor.EpochSettled(1, header.fees, header.rewards, header.treasury, header.burned);
        settleOne(header);
        assertEq(token.balanceOf(address(distributor)), header.rewards, "distributor holds the rewards");
        assertEq(token.balanceOf(timelock) - treasury, header.treasury);
        assertEq(token.burned(), header.burned);
        assertEq(escrow.committed(), 900 * TOKEN);
        assertEq(anchor.unsettledFees(), 0);
        assertEq(EpochId.unwrap(anchor.settledEpoch()), 1);
    }

    /// Whatever rewards, treasury and burn are within emission and fees, the distributor ends with the rewards.
    function testFuzz_settle_balances(uint96 fees, uint96 burned, uint96 rewards) public {
        fees = uint96(bound(fees, 0, 400_000 * TOKEN));
        burned = uint96(bound(burned, 0, fees));
        commitCredit(1_000_000 * TOKEN);
        uint256 treasury = token.balanceOf(timelock);
        skip(LENGTH);
        Epoch memory header = nextHeader(0, fees);
        rewards = uint96(bound(rewards, 0, uint256(header.emission) + fees - burned));
        (header.rewards, header.burned) = (rewards, burned);
        header.treasury = header.emission + fees - rewards - burned;
        anchor.anchor(header, sign(header, 0, 3));
        skip(DELAY);
        anchor.activate();
        settleOne(header);
        assertEq(token.balanceOf(address(distributor)), rewards);
        assertEq(token.balanceOf(timelock) - treasury, header.treasury);
        assertEq(token.burned(), burned);
    }

    function test_settle_manyByTheChainOfDigests() public {
        commitCredit(1000 * TOKEN);
        Epoch[] memory headers = new Epoch[](66);
        uint256 rewards = 0;
        for (uint256 i = 0; i < 66; ++i) {
            headers[i] = anchorNext(0, uint96(TOKEN));
            rewards += headers[i].rewards;
        }
        skip(DELAY);
        anchor.activate();
        assertEq(anchor.digestAt(EpochId.wrap(1)), bytes32(0), "long forgotten");
        anchor.settle(headers);
        assertEq(token.balanceOf(address(distributor)), rewards);
        assertEq(EpochId.unwrap(anchor.settledEpoch()), 66);
    }

    /// However long nobody has settled: the headers are shown run by run, newest first, and settled run by run from the oldest.
    function test_settle_inStepsOfAnyLength() public {
        commitCredit(1000 * TOKEN);
        Epoch[] memory headers = new Epoch[](200);
        uint256 rewards = 0;
        for (uint256 i = 0; i < 200; ++i) {
            headers[i] = anchorNext(0, uint96(TOKEN));
            rewards += headers[i].rewards;
        }
        skip(DELAY);
        anchor.activate();
        vm.expectPartialRevert(IEpochAnchor.NotActivated.selector);
        this.settleRun(headers, 0, 40);
        vm.expectRevert(IEpochAnchor.NoHeaders.selector);
        anchor.showDigest(new Epoch[](0));
        for (uint256 from = 160; from > 0; from -= 40) {
            this.showRun(headers, from, from + 40);
        }
        for (uint256 from = 0; from < 200; from += 40) {
            this.settleRun(headers, from, from + 40);
        }
        assertEq(token.balanceOf(address(distributor)), rewards);
        assertEq(EpochId.unwrap(anchor.settledEpoch()), 200);
        // nothing else than what was anchored is shown
        headers[0].datasetHash = "another";
        vm.expectPartialRevert(IEpochAnchor.NotActivated.selector);
        this.showRun(headers, 0, 1);
    }

    function showRun(Epoch[] calldata headers, uint256 from, uint256 to) external {
        anchor.showDigest(headers[from:to]);
    }

    function settleRun(Epoch[] calldata headers, uint256 from, uint256 to) external {
        anchor.settle(headers[from:to]);
    }

    /// Claims of both epochs are paid out of the emission of both, so that the first alone leaves its treasury short; with the
    /// second's fees it does not.
    function test_settle_whereClaimsCameFirst() public {
        commitCredit(1_000_000 * TOKEN);
        Epoch[] memory headers = new Epoch[](2);
        address miner = address(0x31);
        uint96 cumulative = 0;
        for (uint256 i = 0; i < 2; ++i) {
            skip(LENGTH);
            headers[i] = nextHeader(0, i == 0 ? 0 : uint96(200_000 * TOKEN));
            // The first gives half of its emission to the treasury; the second everything, fees as well, to the miner.
            headers[i].rewards = i == 0 ? headers[i].emission / 2 : headers[i].emission + headers[i].fees;
            headers[i].burned = 0;
            headers[i].treasury = headers[i].emission + headers[i].fees - headers[i].rewards;
            // What both emit, and no fee: what is there before anything is settled.
            cumulative += headers[i].emission;
            headers[i].accountsRoot = leafOf(miner, cumulative);
            anchor.anchor(headers[i], sign(headers[i], 0, 3));
            lastHeader = headers[i];
            skip(DELAY);
            anchor.activate();
        }
        anchor.mint();
        vm.prank(miner);
        distributor.claim(miner, cumulative, new bytes32[](0));
        uint256 short = headers[0].treasury;
        uint256 treasury = token.balanceOf(timelock);
        settleOne(headers[0]);
        assertEq(token.balanceOf(timelock) - treasury, short, "paid ahead, out of the next one's fees");
        assertEq(escrow.advanced(), short);
        settleOne(headers[1]);
        assertEq(escrow.advanced(), 0);
        assertEq(EpochId.unwrap(anchor.settledEpoch()), 2);
        assertEq(token.balanceOf(address(distributor)), headers[1].fees - short);
    }

    function test_settle_refusals() public {
        commitCredit(1000 * TOKEN);
        Epoch memory one = anchorNext(0, 5);
        vm.expectRevert(IEpochAnchor.NoHeaders.selector);
        anchor.settle(new Epoch[](0));
        bytes32 digest = anchor.digestOf(one);
        Epoch[] memory headers = new Epoch[](1);
        headers[0] = one;
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.NotActivated.selector, 1, digest));
        anchor.settle(headers);
        Epoch memory two = activateNext(0, 5);
        headers[0] = two;
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.WrongSettlementOrder.selector, 1, 2));
        anchor.settle(headers);
        headers = new Epoch[](2);
        (headers[0], headers[1]) = (one, two);
        headers[0].treasury += 1;
        bytes32 forged = anchor.digestOf(headers[0]);
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.NotActivated.selector, 1, forged));
        anchor.settle(headers);
        // the same memory as the list's
        one.treasury -= 1;
        settleOne(one);
        headers = new Epoch[](1);
        headers[0] = one;
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.WrongSettlementOrder.selector, 2, 1));
        anchor.settle(headers);
    }

    // --- cancel, hold

    function test_cancel_opensTheEpochAnew() public {
        commitCredit(100);
        Epoch memory header = anchorNext(keccak256("false"), 60);
        bytes32 digest = anchor.digestOf(header);
        vm.prank(judge);
        anchor.cancel(header, address(0xC4));
        assertEq(anchor.cancelledFor(digest), address(0xC4));
        assertEq(EpochId.unwrap(anchor.lastEpoch()), 0);
        assertEq(anchor.lastEndTime(), GENESIS);
        assertEq(anchor.unsettledFees(), 0, "credit is free again");
        header = nextHeader(keccak256("true"), 100);
        anchor.anchor(header, sign(header, 0, 3));
        skip(DELAY);
        anchor.activate();
        assertEq(distributor.root(), keccak256("true"));
    }

    function test_cancel_refusals() public {
        Epoch memory header = anchorNext(0, 0);
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.NotAChallengeContract.selector, address(this)));
        anchor.cancel(header, address(this));
        header.treasury += 1;
        bytes32 digest = anchor.digestOf(header);
        vm.startPrank(judge);
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.NotPending.selector, 1, digest));
        anchor.cancel(header, address(this));
        header.treasury -= 1;
        anchor.cancel(header, address(this));
        digest = anchor.digestOf(header);
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.NotPending.selector, 1, digest));
        anchor.cancel(header, address(this));
    }

    function test_cancel_possibleUntilActivated() public {
        Epoch memory header = anchorNext(0, 0);
        skip(10 * DELAY);
        vm.prank(judge);
        anchor.cancel(header, address(this));
    }

    function test_hold_putsActivationOffOnceMore() public {
        Epoch memory header = anchorNext(0, 0);
        uint256 anchoredAt = block.timestamp;
        skip(DELAY - 1);
        vm.prank(judge);
        uint64 until = anchor.hold(header);
        assertEq(until, anchoredAt + 2 * DELAY - 1);
        skip(2);
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.NotBefore.selector, until));
        anchor.activate();
        vm.prank(judge);
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.HoldWindowOver.selector, anchoredAt + DELAY));
        anchor.hold(header);
        vm.warp(until);
        anchor.activate();
    }

    /// Within the delay a hold gives a whole delay from then on; after it, none does.
    function testFuzz_hold(uint256 first, uint256 second) public {
        Epoch memory header = anchorNext(keccak256("root"), 0);
        uint256 anchoredAt = block.timestamp;
        first = bound(first, 0, 2 * DELAY);
        second = bound(second, first, 2 * DELAY);
        uint256 latest = anchoredAt + DELAY;
        vm.startPrank(judge);
        for (uint256 i = 0; i < 2; ++i) {
            vm.warp(anchoredAt + (i == 0 ? first : second));
            (,, uint64 before) = anchor.pending();
            bool late = vm.getBlockTimestamp() >= latest;
            if (late) vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.HoldWindowOver.selector, latest));
            anchor.hold(header);
            (,, uint64 after_) = anchor.pending();
            assertEq(after_, late ? before : vm.getBlockTimestamp() + DELAY);
            assertGe(after_, before, "never falls");
        }
    }

    /// Signed anew, it can be held again: no demand is ever too late for it.
    function test_hold_ofAnEpochThatWasCancelledBefore() public {
        Epoch memory header = anchorNext(keccak256("hidden"), 0);
        vm.startPrank(judge);
        uint64 until = anchor.hold(header);
        vm.warp(until);
        anchor.cancel(header, address(this));
        vm.stopPrank();
        header.attempt = 1;
        anchor.anchor(header, sign(header, 0, 3));
        vm.prank(judge);
        assertEq(anchor.hold(header), until + DELAY);
    }

    // --- attempts

    /// Old signatures die with the anchor that they made: nobody can bring a cancelled header again.
    function test_attempt_aCancelledHeaderIsNeverAnchoredAgain() public {
        Epoch memory header = anchorNext(keccak256("false"), 0);
        bytes memory signatures = sign(header, 0, 3);
        vm.prank(judge);
        anchor.cancel(header, address(0xF1));
        assertEq(anchor.attempt(), 1);
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.WrongAttempt.selector, 1, 0));
        anchor.anchor(header, signatures);
        header.attempt = 1;
        vm.expectPartialRevert(IEpochAnchor.NotAVerifier.selector);
        anchor.anchor(header, signatures);
        assertEq(anchor.cancelledFor(anchor.digestOf(lastHeader)), address(0xF1), "the first canceller stays");
    }

    /// What is true stays true: cancelled once and anchored again, it pays, and nobody who signed it again is slashed for that.
    function test_attempt_whoSignsATrueEpochAgainIsSafe() public {
        Epoch memory header = anchorNext(keccak256("true"), 0);
        vm.prank(judge);
        anchor.cancel(header, address(0xF1));
        header.attempt = 1;
        bytes memory again = sign(header, 2, 3);
        anchor.anchor(header, again);
        skip(DELAY);
        anchor.activate();
        vm.expectRevert(abi.encodeWithSelector(ISlasher.NotCancelled.selector, anchor.digestOf(header)));
        slasher.reportCancelledAnchor(header, again);
        assertEq(slasher.bondOf(verifiers[4].addr).amount, VERIFIER_BOND);
        lastHeader = header;
        assertEq(anchorNext(keccak256("next"), 0).attempt, 1, "the next epoch says it too");
    }

    /// The number begins anew after 2^15, and never keeps a cancellation from happening.
    function test_attempt_beginsAnewAndSparesTheRest() public {
        // the state's word is the one that holds the attempt in its highest 15 bits
        bytes32 word = vm.load(address(anchor), STATE_SLOT);
        vm.store(address(anchor), STATE_SLOT, word | bytes32(uint256((1 << 15) - 1) << 241));
        assertEq(anchor.attempt(), (1 << 15) - 1);
        Epoch memory header = anchorNext(keccak256("root"), 0);
        vm.prank(judge);
        anchor.cancel(header, address(this));
        assertEq(anchor.attempt(), 0);
        assertEq(EpochId.unwrap(anchor.lastEpoch()), 0);
        assertEq(vm.load(address(anchor), STATE_SLOT) >> 240, 0, "no other bit");
    }

    /// The number of an epoch has 24 bits, 1,900 years of hours.
    function test_theNumberOfAnEpochHasItsBound() public {
        uint256 last = type(uint24).max;
        vm.store(address(anchor), STATE_SLOT, vm.load(address(anchor), STATE_SLOT) | bytes32(last));
        skip(LENGTH);
        Epoch memory header = nextHeader(keccak256("root"), 0);
        header.previousDigest = 0;
        bytes memory signatures = sign(header, 0, 3);
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.OutOfBounds.selector, last + 1, last));
        anchor.anchor(header, signatures);
    }

    // --- pause

    function test_pause_onlyAnchoring() public view {
        assertTrue(anchor.isPausable(anchor.anchor.selector));
        assertFalse(anchor.isPausable(anchor.activate.selector));
        assertFalse(anchor.isPausable(anchor.settle.selector));
        assertFalse(anchor.isPausable(anchor.cancel.selector));
        assertFalse(anchor.isPausable(anchor.hold.selector));
    }

    function test_pause_stopsAnchoringAndActivation() public {
        anchorNext(keccak256("root"), 0);
        uint64 until = uint64(block.timestamp + 1 days);
        vm.prank(guardian);
        anchor.setPausedUntil(anchor.anchor.selector, until);
        assertEq(anchor.pausedUntil(anchor.anchor.selector), until);
        assertEq(anchor.pausedUntil(anchor.mint.selector), 0);
        skip(DELAY);
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.NotBefore.selector, until));
        anchor.activate();
        vm.prank(guardian);
        anchor.setPausedUntil(anchor.anchor.selector, 0);
        anchor.activate();
    }

    function test_pause_endsByItself() public {
        anchorNext(keccak256("root"), 0);
        uint64 until = uint64(block.timestamp + 1 days);
        vm.prank(guardian);
        anchor.setPausedUntil(anchor.anchor.selector, until);
        vm.warp(until);
        anchor.activate();
    }

    function test_pause_neverShortensTheWindow() public {
        anchorNext(keccak256("root"), 0);
        uint256 activatableAt = block.timestamp + DELAY;
        vm.startPrank(guardian);
        anchor.setPausedUntil(anchor.anchor.selector, uint64(block.timestamp + 1));
        anchor.setPausedUntil(anchor.anchor.selector, 0);
        vm.stopPrank();
        (,, uint64 is_) = anchor.pending();
        assertEq(is_, activatableAt);
    }

    function test_pause_challengesGoOn() public {
        Epoch memory header = anchorNext(keccak256("root"), 0);
        uint64 until = uint64(block.timestamp + 1 days);
        vm.prank(guardian);
        anchor.setPausedUntil(anchor.anchor.selector, until);
        vm.startPrank(judge);
        anchor.hold(header);
        anchor.cancel(header, address(this));
        vm.stopPrank();
        skip(1);
        header = nextHeader(keccak256("root"), 0);
        bytes memory signatures = sign(header, 0, 3);
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.NotBefore.selector, until));
        anchor.anchor(header, signatures);
        vm.prank(guardian);
        anchor.setPausedUntil(anchor.anchor.selector, 0);
        anchor.anchor(header, signatures);
    }

    /// A pause gives who looks for a leaf that is kept back as many rounds of demands as it lasts; its end ends them.
    function test_pause_holdsGoOnForAsLongAsItLasts() public {
        Epoch memory header = anchorNext(keccak256("kept back"), 0);
        uint256 window = block.timestamp + DELAY;
        vm.prank(judge);
        anchor.hold(header);
        uint64 until = uint64(block.timestamp + 3 * DELAY);
        pauseAnchor(until);
        vm.warp(until - 1);
        vm.prank(judge);
        uint64 held = anchor.hold(header);
        assertEq(held, until - 1 + DELAY);
        (,, uint64 activatableAt) = anchor.pending();
        assertEq(activatableAt, held);
        pauseAnchor(0);
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.HoldWindowOver.selector, window));
        vm.prank(judge);
        anchor.hold(header);
        (,, activatableAt) = anchor.pending();
        assertEq(activatableAt, held, "time to answer is left");
    }

    /// A first hold within the pause does not make the pause's end the window, should the pause end early.
    function test_pause_leavesTheWindowWhereItWas() public {
        Epoch memory header = anchorNext(keccak256("root"), 0);
        uint256 window = block.timestamp + DELAY;
        uint64 until = uint64(block.timestamp + 3 * DELAY);
        pauseAnchor(until);
        vm.prank(judge);
        anchor.hold(header);
        vm.warp(window);
        pauseAnchor(0);
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.HoldWindowOver.selector, window));
        vm.prank(judge);
        anchor.hold(header);
    }

    function pauseAnchor(uint64 until) private {
        vm.prank(guardian);
        anchor.setPausedUntil(anchor.anchor.selector, until);
    }

    function test_pause_refusals() public {
        bytes4 selector = anchor.anchor.selector;
        vm.expectRevert(abi.encodeWithSelector(IPausable.NotGuardian.selector, address(this)));
        anchor.setPausedUntil(selector, 1);
        vm.startPrank(guardian);
        bytes4 other = anchor.cancel.selector;
        vm.expectRevert(abi.encodeWithSelector(IPausable.NotPausable.selector, other));
        anchor.setPausedUntil(other, 1);
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.OutOfBounds.selector, uint256(1) << 40, type(uint40).max));
        anchor.setPausedUntil(selector, uint64(1) << 40);
    }

    // --- verifiers

    function test_setVerifiers_fromTheGivenEpoch() public {
        address[] memory two = new address[](2);
        (two[0], two[1]) = (verifiers[3].addr, verifiers[4].addr);
        setDelay(10 minutes);
        vm.prank(timelock);
        anchor.setVerifiers(two, 2, 2);
        (uint16 set,) = anchor.verifiersFor(EpochId.wrap(1));
        assertEq(set, 1);
        IEpochAnchor.VerifierSet memory next;
        (set, next) = anchor.verifiersFor(EpochId.wrap(2));
        assertEq(set, 2);
        assertEq(next.members.length, 2);
        assertEq(next.activationDelay, 10 minutes, "takes over the parameter");
        anchorNext(0, 0);
        assertTrue(anchor.isVerifier(verifiers[0].addr), "old");
        assertTrue(anchor.isVerifier(verifiers[4].addr), "new");
        skip(LENGTH);
        Epoch memory header = nextHeader(0, 0);
        bytes memory old = sign(header, 0, 2);
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.NotAVerifier.selector, verifiers[0].addr));
        anchor.anchor(header, old);
        anchor.anchor(header, sign(header, 3, 2));
        assertFalse(anchor.isVerifier(verifiers[0].addr));
        (,, uint64 activatableAt) = anchor.pending();
        assertEq(activatableAt, block.timestamp + 10 minutes);
    }

    /// A cancellation opens an epoch anew to those who signed it, on either side of the change.
    function test_setVerifiers_keepsItsEpochWhateverIsCancelled() public {
        address[] memory two = new address[](2);
        (two[0], two[1]) = (verifiers[3].addr, verifiers[4].addr);
        Epoch memory header = anchorNext(keccak256("false"), 0);
        vm.prank(timelock);
        anchor.setVerifiers(two, 2, 2);
        vm.prank(judge);
        anchor.cancel(header, address(0xC4));
        header = nextHeader(0, 0);
        bytes memory signatures = sign(header, 3, 2);
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.ThresholdNotReached.selector, 2, 3));
        anchor.anchor(header, signatures);
        signatures = sign(header, 0, 3);
        anchor.anchor(header, signatures);
        lastHeader = header;
        skip(LENGTH);
        for (uint256 i = 0; i < 2; ++i) {
            header = nextHeader(bytes32(i), 0);
            signatures = sign(header, 0, 3);
            vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.NotAVerifier.selector, verifiers[0].addr));
            anchor.anchor(header, signatures);
            signatures = sign(header, 3, 2);
            anchor.anchor(header, signatures);
            vm.prank(judge);
            anchor.cancel(header, address(0xC4));
        }
    }

    /// Any threshold of any of the bonded, from any epoch to come; nothing else.
    function testFuzz_setVerifiers(uint256 count, uint8 threshold, uint64 fromEpoch, uint256 left) public {
        count = bound(count, 0, 5);
        address[] memory members = new address[](count);
        for (uint256 i = 0; i < count; ++i) {
            members[i] = verifiers[i].addr;
        }
        anchorNext(0, 0);
        bool unbonded = left % 3 == 0 && count > 0;
        if (unbonded) members[left % count] = address(0xABBA);
        vm.startPrank(timelock);
        if (fromEpoch < 2) {
            vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.EffectiveEpochPassed.selector, fromEpoch, 2));
        } else if (threshold == 0 || threshold > count) {
            vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.VerifierSetOutOfBounds.selector, threshold, count, 32));
        } else if (unbonded && threshold == count) {
            vm.expectRevert(
                abi.encodeWithSelector(IEpochAnchor.VerifierSetOutOfBounds.selector, threshold, count - 1, 32)
            );
        }
        anchor.setVerifiers(members, threshold, fromEpoch);
        (uint16 set,) = anchor.verifiersFor(EpochId.wrap(fromEpoch));
        bool accepted = fromEpoch >= 2 && threshold != 0 && threshold <= (unbonded ? count - 1 : count);
        assertEq(set, accepted ? 2 : 1);
        if (!accepted) return;
        assertEq(anchor.verifierSet(2).threshold, threshold);
        assertEq(anchor.verifierSet(2).members.length, unbonded ? count - 1 : count);
    }

    function testFuzz_challengeContractsAreTheTimelocksChoice(address caller, address chosen, bool accepted) public {
        vm.prank(caller);
        if (caller != timelock) {
            vm.expectRevert(abi.encodeWithSelector(Governed.NotTimelock.selector, caller));
        } else if (chosen == address(0)) {
            vm.expectRevert(Governed.ZeroAddress.selector);
        }
        anchor.setChallengeContract(chosen, accepted);
        if (caller == timelock && chosen != address(0)) assertEq(anchor.isChallengeContract(chosen), accepted);
    }

    function setDelay(uint256 delay) private {
        vm.prank(timelock);
        parameters.set(Params.ACTIVATION_DELAY, delay);
    }

    /// Whatever the delay, every set takes over what the parameter says then, up to half an epoch.
    function testFuzz_refreshActivationDelay(uint256 delay) public {
        (uint256 lower, uint256 upper) = parameters.bounds(Params.ACTIVATION_DELAY);
        delay = bound(delay, lower, upper);
        setDelay(delay);
        uint256 effective = delay < LENGTH / 2 ? delay : LENGTH / 2;
        if (effective == DELAY) vm.expectPartialRevert(IEpochAnchor.ActivationDelayUnchanged.selector);
        anchor.refreshActivationDelay();
        anchorNext(0, 0);
        (,, uint64 activatableAt) = anchor.pending();
        assertEq(activatableAt, block.timestamp + effective);
    }

    /// Whatever delay is voted for, and though each epoch is held up at the last moment: the next one is anchored when it ends.
    function testFuzz_epochsNeverFallBehind(uint256 delay) public {
        (uint256 lower, uint256 upper) = parameters.bounds(Params.ACTIVATION_DELAY);
        setDelay(bound(delay, lower, upper));
        vm.prank(timelock);
        anchor.setVerifiers(verifierAddresses(), 3, 1);
        uint256 due = GENESIS;
        for (uint256 i = 0; i < 4; ++i) {
            due += LENGTH;
            vm.warp(due);
            Epoch memory header = nextHeader(keccak256("root"), 0);
            anchor.anchor(header, sign(header, 0, 3));
            lastHeader = header;
            (,, uint64 activatableAt) = anchor.pending();
            vm.warp(activatableAt - 1);
            vm.prank(judge);
            anchor.hold(header);
        }
        assertEq(EpochId.unwrap(anchor.openEpochAtMost()), 5);
    }

    /// What is minted is what the curve released until the newest activated epoch's end, however long epochs are.
    function testFuzz_anchorAndMint(uint256 one, uint256 other) public {
        skip(bound(one, LENGTH, 400 days));
        Epoch memory header = nextHeader(keccak256("one"), 0);
        anchor.anchorAndMint(header, sign(header, 0, 3));
        assertEq(token.emitted(), 0);
        lastHeader = header;
        skip(bound(other, LENGTH, 400 days));
        header = nextHeader(keccak256("other"), 0);
        anchor.anchorAndMint(header, sign(header, 0, 3));
        assertEq(token.emitted(), schedule.cumulative(lastHeader.endTime));
        assertEq(token.balanceOf(address(distributor)), token.emitted());
    }

    function test_setVerifiers_refusals() public {
        address[] memory two = new address[](2);
        (two[0], two[1]) = (verifiers[3].addr, verifiers[3].addr);
        vm.expectRevert(abi.encodeWithSelector(Governed.NotTimelock.selector, address(this)));
        anchor.setVerifiers(two, 2, 2);
        vm.startPrank(timelock);
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.InvalidVerifier.selector, verifiers[3].addr));
        anchor.setVerifiers(two, 2, 2);
        two[1] = address(0);
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.InvalidVerifier.selector, address(0)));
        anchor.setVerifiers(two, 2, 2);
        two[1] = address(0xABBA);
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.VerifierSetOutOfBounds.selector, 2, 1, 32));
        anchor.setVerifiers(two, 2, 2);
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.VerifierSetOutOfBounds.selector, 3, 2, 32));
        anchor.setVerifiers(two, 3, 2);
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.VerifierSetOutOfBounds.selector, 0, 2, 32));
        anchor.setVerifiers(two, 0, 2);
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.VerifierSetOutOfBounds.selector, 1, 33, 32));
        anchor.setVerifiers(new address[](33), 1, 2);
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.EffectiveEpochPassed.selector, 0, 1));
        anchor.setVerifiers(two, 2, 0);
    }

    /// A candidate that asks for its bond back after the vote cannot keep those in office who were voted out.
    function test_setVerifiers_leavesOutWhoeverHasWithdrawnMeanwhile() public {
        address[] memory three = new address[](3);
        for (uint256 i = 0; i < 3; ++i) {
            three[i] = verifiers[i].addr;
        }
        three[1] = address(0xCAFE);
        bondVerifier(three[1], VERIFIER_BOND);
        vm.prank(three[1]);
        slasher.requestUnbond(1);
        vm.prank(timelock);
        anchor.setVerifiers(three, 2, 5);
        (uint16 set, IEpochAnchor.VerifierSet memory chosen) = anchor.verifiersFor(EpochId.wrap(5));
        assertEq(set, 2);
        assertEq(chosen.threshold, 2);
        assertEq(chosen.members.length, 2);
        assertEq(chosen.members[0], three[0]);
        assertEq(chosen.members[1], three[2]);
    }

    function test_verifierSet_refusesUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.UnknownVerifierSet.selector, 9));
        anchor.verifierSet(9);
    }

    function test_refreshActivationDelay() public {
        setDelay(10 minutes);
        anchor.refreshActivationDelay();
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.EffectiveEpochPassed.selector, 1, 1));
        anchor.refreshActivationDelay();
        anchorNext(0, 0);
        (,, uint64 activatableAt) = anchor.pending();
        assertEq(activatableAt, block.timestamp + 10 minutes);
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.ActivationDelayUnchanged.selector, 10 minutes));
        anchor.refreshActivationDelay();
    }

    function test_setChallengeContract() public {
        vm.startPrank(timelock);
        anchor.setChallengeContract(judge, false);
        assertFalse(anchor.isChallengeContract(judge));
        vm.expectRevert(Governed.ZeroAddress.selector);
        anchor.setChallengeContract(address(0), true);
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(Governed.NotTimelock.selector, address(this)));
        anchor.setChallengeContract(judge, true);
    }

    // --- hashes of old blocks

    function test_checkpoint_keepsAHashForLater() public {
        skip(LENGTH);
        Epoch memory header = nextHeader(0, 0);
        bytes memory signatures = sign(header, 0, 3);
        anchor.checkpoint(header.snapshotBlock);
        assertEq(anchor.checkpointAt(header.snapshotBlock), header.snapshotHash);
        vm.roll(block.number + 9000);
        anchor.anchor(header, signatures);
    }

    function test_checkpoint_refusesAFutureBlock() public {
        uint64 number = uint64(block.number + 1);
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.BlockHashUnavailable.selector, number));
        anchor.checkpoint(number);
    }

    /// No outage stops the chain of epochs: older hashes follow from the headers after them.
    function test_checkpointAncestor() public {
        string memory file = vm.readFile("test/vectors/chain.json");
        bytes[] memory headers = new bytes[](2);
        headers[0] = vm.parseJsonBytes(file, ".blocks[1].header");
        headers[1] = vm.parseJsonBytes(file, ".blocks[1].parentHeader");
        vm.roll(20_000);
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.BlockHashUnavailable.selector, 4));
        anchor.checkpointAncestor(4, headers);
        vm.roll(100);
        vm.setBlockhash(4, keccak256(headers[0]));
        anchor.checkpointAncestor(4, headers);
        assertEq(anchor.checkpointAt(2), vm.parseJsonBytes32(file, ".blocks[0].hash"));
        headers[1] = headers[0];
        vm.expectPartialRevert(IEpochAnchor.WrongBlockHeader.selector);
        anchor.checkpointAncestor(4, headers);
        vm.expectRevert(IEpochAnchor.NoHeaders.selector);
        anchor.checkpointAncestor(4, new bytes[](0));
    }

    /// Any bit of any header changed: no hash is kept.
    function testFuzz_checkpointAncestor_bindsEveryBit(uint256 which, uint256 bit) public {
        string memory file = vm.readFile("test/vectors/chain.json");
        bytes[] memory headers = new bytes[](2);
        headers[0] = vm.parseJsonBytes(file, ".blocks[1].header");
        headers[1] = vm.parseJsonBytes(file, ".blocks[1].parentHeader");
        vm.roll(100);
        vm.setBlockhash(4, keccak256(headers[0]));
        bytes memory changed = headers[which % 2];
        bit = bound(bit, 0, changed.length * 8 - 1);
        changed[bit / 8] ^= bytes1(uint8(1 << (bit % 8)));
        vm.expectPartialRevert(IEpochAnchor.WrongBlockHeader.selector);
        anchor.checkpointAncestor(4, headers);
        assertEq(anchor.checkpointAt(2), bytes32(0));
    }

    function testFuzz_checkpoint_keepsWhatTheChainSays(uint64 number, bytes32 hash) public {
        number = uint64(bound(number, vm.getBlockNumber() - 200, vm.getBlockNumber() - 1));
        vm.assume(hash != 0);
        vm.setBlockhash(number, hash);
        anchor.checkpoint(number);
        assertEq(anchor.checkpointAt(number), hash);
    }

    // --- the clock that the registry reads

    function test_openEpochAtMost() public {
        assertEq(EpochId.unwrap(anchor.openEpochAtMost()), 1);
        vm.warp(GENESIS - 1);
        assertEq(EpochId.unwrap(anchor.openEpochAtMost()), 1);
        vm.warp(GENESIS + 3 * LENGTH);
        assertEq(EpochId.unwrap(anchor.openEpochAtMost()), 4);
        vm.warp(GENESIS);
        anchorNext(0, 0);
        assertEq(EpochId.unwrap(anchor.openEpochAtMost()), 2);
    }

    /// A long epoch moves the quotient back, not the clock; anchored or cancelled, what was open stays open.
    function test_openEpochAtMost_neverFalls() public {
        vm.warp(GENESIS + 10 * LENGTH);
        assertEq(EpochId.unwrap(anchor.openEpochAtMost()), 11);
        Epoch memory header = anchorNext(keccak256("long"), 0);
        assertEq(EpochId.unwrap(anchor.openEpochAtMost()), 12, "one length more");
        vm.prank(judge);
        anchor.cancel(header, address(this));
        assertEq(EpochId.unwrap(anchor.openEpochAtMost()), 12);
        header = anchorNext(keccak256("longer"), 0);
        assertEq(EpochId.unwrap(anchor.openEpochAtMost()), 13);
        // the ordinary ones after it catch up
        for (uint256 i = 0; i < 12; ++i) {
            anchorNext(keccak256("usual"), 0);
            assertEq(EpochId.unwrap(anchor.openEpochAtMost()), i == 11 ? 14 : 13);
        }
    }

    // --- construction

    function test_constructor_refusals() public {
        AnchorBindings memory b;
        address[] memory one = new address[](1);
        one[0] = address(1);
        vm.expectRevert(Governed.ZeroAddress.selector);
        new EpochAnchor(b, LENGTH, GENESIS, one, 1, DELAY, new address[](0));
        b.timelock = timelock;
        vm.expectRevert(Governed.ZeroAddress.selector);
        new EpochAnchor(b, LENGTH, GENESIS, one, 1, DELAY, new address[](0));
        b = AnchorBindings({
            timelock: timelock,
            guardian: guardian,
            treasury: timelock,
            token: address(token),
            schedule: address(schedule),
            escrow: address(escrow),
            distributor: address(distributor),
            slasher: address(slasher),
            parameters: address(parameters)
        });
        // timelock, guardian, treasury, token, schedule, escrow, distributor, slasher, parameters
        for (uint256 i = 0; i < 9; ++i) {
            // The schedule is read at once.
            if (i == 4) continue;
            bytes memory words = abi.encode(b);
            assembly {
                mstore(add(add(words, 32), mul(32, i)), 0)
            }
            vm.expectRevert(Governed.ZeroAddress.selector);
            new EpochAnchor(abi.decode(words, (AnchorBindings)), LENGTH, GENESIS, one, 1, DELAY, new address[](0));
        }
        for (uint64 length = 0; length < 2; ++length) {
            vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.OutOfBounds.selector, length, type(uint32).max));
            new EpochAnchor(b, length, GENESIS, one, 1, DELAY, new address[](0));
        }
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.OutOfBounds.selector, uint256(1) << 40, type(uint40).max));
        new EpochAnchor(b, LENGTH, uint64(1) << 40, one, 1, DELAY, new address[](0));
        EpochAnchor made = new EpochAnchor(b, LENGTH, GENESIS, one, 1, 3 days, new address[](0));
        assertEq(made.verifierSet(1).activationDelay, LENGTH / 2);
        assertEq(made.verifierSet(1).members[0], address(1));
        assertEq(made.GENESIS_TIME(), GENESIS);
    }

    /// The digests of test/vectors, at the vectors' address and chain.
    function test_digestVectors() public {
        string memory file = vm.readFile("test/vectors/digests.json");
        address there = vm.parseJsonAddress(file, ".domain.verifyingContract");
        vm.etch(there, address(anchor).code);
        for (uint256 i = 0; i < 2; ++i) {
            string memory path = string.concat(".epochs[", vm.toString(i), "]");
            Epoch memory header = abi.decode(vm.parseJsonBytes(file, string.concat(path, ".header.encoded")), (Epoch));
            assertEq(EpochAnchor(there).digestOf(header), vm.parseJsonBytes32(file, string.concat(path, ".digest")));
        }
    }
}
