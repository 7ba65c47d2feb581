// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISlasher} from "src/interfaces/ISlasher.sol";
import {Params} from "src/libraries/Params.sol";
import {Epoch} from "src/types/Epoch.sol";
import {NodeId} from "src/types/NodeId.sol";
import {SlasherFixture} from "test/base/SlasherFixture.sol";

/// @notice Every entry point with amounts, times, shares and evidence at random.
contract SlasherFuzzTest is SlasherFixture {
    function testFuzz_unbond_neverEarlyNeverMore(uint96 amount, uint96 asked, uint256 wait) public {
        address former = address(0xF0);
        amount = uint96(bound(amount, 1, 1_000_000 * TOKEN));
        bondVerifier(former, amount);
        vm.startPrank(former);
        if (asked == 0 || asked > amount) {
            vm.expectRevert(abi.encodeWithSelector(ISlasher.AmountOutOfBounds.selector, asked, amount));
            slasher.requestUnbond(asked);
            return;
        }
        slasher.requestUnbond(asked);
        uint256 availableAt = block.timestamp + unbondingTime();
        wait = bound(wait, 0, 2 * unbondingTime());
        skip(wait);
        if (wait < unbondingTime()) {
            vm.expectRevert(abi.encodeWithSelector(ISlasher.BondNotAvailable.selector, former, availableAt));
            slasher.withdrawBond();
            return;
        }
        assertEq(slasher.withdrawBond(), asked);
        assertEq(token.balanceOf(former), asked);
        assertEq(slasher.bondOf(former).amount, amount - asked);
        holdsWhatItOwes();
    }

    /// Taken is the parameter's part of the bond, multiplied once for each offence before; the reporter has its share at once.
    function testFuzz_equivocation_takesToTheUnit(uint256 part, uint256 share, uint256 factor, uint256 times) public {
        part = set(Params.SLASH_VERIFIER, part);
        share = set(Params.REPORTER_SHARE, share);
        factor = set(Params.SLASH_REPEAT_FACTOR, factor);
        (Epoch memory a, Epoch memory b) = two();
        uint256 left = VERIFIER_BOND;
        for (uint256 i = 0; i < bound(times, 1, 4); ++i) {
            (a.epoch, b.epoch) = (uint64(i + 1), uint64(i + 1));
            if (left == 0) return;
            uint256 before = token.balanceOf(address(this));
            uint256 penalty = this.report(a, b);
            uint256 taken = left * part / 10_000;
            left -= taken;
            assertEq(slasher.bondOf(verifiers[0].addr).amount, left, "left");
            assertEq(token.balanceOf(address(this)) - before, taken * share / 10_000, "paid");
            assertEq(slasher.penaltyOf(penalty).held, taken - taken * share / 10_000, "held");
            part = part * factor / 10_000 > 10_000 ? 10_000 : part * factor / 10_000;
            holdsWhatItOwes();
        }
    }

    function report(Epoch calldata a, Epoch calldata b) external returns (uint256) {
        return slasher.reportEquivocation(a, sign(a, 0, 1), b, sign(b, 0, 1));
    }

    /// Of a cancelled anchor every signer pays once, whoever is named again.
    function testFuzz_cancelledAnchor_eachSignerOnce(uint256 from, uint256 count, uint256 again) public {
        Epoch memory header = anchorNext(keccak256("false"), 0);
        vm.prank(judge);
        anchor.cancel(header, reporter);
        from = bound(from, 0, 4);
        count = bound(count, 1, 5 - from);
        again = bound(again, 1, 5);
        assertEq(slasher.reportCancelledAnchor(header, sign(header, from, count)), count * VERIFIER_BOND / 2);
        uint256 fresh = again > from ? from + (again > from + count ? again - from - count : 0) : again;
        assertEq(slasher.reportCancelledAnchor(header, sign(header, 0, again)), fresh * VERIFIER_BOND / 2);
        holdsWhatItOwes();
    }

    /// Whoever had an anchor cancelled has its costs back of each signer's penalty, up to half of it, before shares count.
    function testFuzz_cancelledAnchor_paysCostsFirst(uint256 share, uint256 costs, uint256 part) public {
        share = set(Params.REPORTER_SHARE, share);
        costs = set(Params.CHALLENGE_BOND, costs);
        part = set(Params.SLASH_CANCELLED_ANCHOR, part);
        Epoch memory header = anchorNext(keccak256("false"), 0);
        vm.prank(judge);
        anchor.cancel(header, reporter);
        uint256 taken = slasher.reportCancelledAnchor(header, sign(header, 0, 1));
        assertEq(taken, VERIFIER_BOND * part / 10_000);
        uint256 least = costs < taken / 2 ? costs : taken / 2;
        uint256 paid = taken * share / 10_000;
        assertEq(token.balanceOf(reporter), paid < least ? least : paid);
        assertLe(token.balanceOf(reporter), taken / 2, "reporting oneself never pays");
        holdsWhatItOwes();
    }

    /// Two values are a contradiction only of one node, epoch and topic.
    function testFuzz_relay(uint64 epoch, bytes32 topic, bytes32 one, bytes32 other, uint256 differs) public {
        epoch = uint64(bound(epoch, 0, 10));
        ISlasher.RelayStatement memory a = ISlasher.RelayStatement(epoch, NodeId.unwrap(node), topic, one);
        ISlasher.RelayStatement memory b = ISlasher.RelayStatement(epoch, NodeId.unwrap(node), topic, other);
        differs = differs % 4;
        if (differs == 1) b.epoch ^= 1;
        if (differs == 2) b.nodeId ^= bytes32(uint256(1));
        if (differs == 3) b.topic ^= bytes32(uint256(1));
        bytes memory signA = signRelay(a, hot);
        bytes memory signB = signRelay(b, hot);
        if (differs != 0 || one == other) {
            vm.expectRevert(ISlasher.NotAContradiction.selector);
            slasher.reportRelay(a, signA, b, signB);
            return;
        }
        slasher.reportRelay(a, signA, b, signB);
        assertEq(slasher.offencesOf(NodeId.unwrap(node)), 1);
        holdsWhatItOwes();
    }

    /// Anything may differ but who measured whom, when, and the report's number.
    function testFuzz_measurer(uint64 bytesPerSecond, uint32 milliseconds, uint256 differs) public {
        ISlasher.CapacityReport memory a = ISlasher.CapacityReport(3, "subject", NodeId.unwrap(node), 10, 20, "nonce");
        ISlasher.CapacityReport memory b =
            ISlasher.CapacityReport(3, "subject", NodeId.unwrap(node), bytesPerSecond, milliseconds, "nonce");
        differs = differs % 5;
        if (differs == 1) b.epoch = 4;
        if (differs == 2) b.subject = "another";
        if (differs == 3) b.measurer = "another";
        if (differs == 4) b.nonce = "another";
        bytes memory signA = signCapacity(a);
        bytes memory signB = signCapacity(b);
        if (differs != 0 || (bytesPerSecond == 10 && milliseconds == 20)) {
            vm.expectRevert(ISlasher.NotAContradiction.selector);
            slasher.reportMeasurer(a, signA, b, signB);
            return;
        }
        slasher.reportMeasurer(a, signA, b, signB);
        assertEq(slasher.offencesOf(NodeId.unwrap(node)), 1);
        holdsWhatItOwes();
    }

    function testFuzz_checker(bool reachable, bytes32 nonce, uint256 differs) public {
        ISlasher.UptimeReport memory a = ISlasher.UptimeReport(3, "subject", NodeId.unwrap(node), 4, true, "nonce");
        ISlasher.UptimeReport memory b = ISlasher.UptimeReport(3, "subject", NodeId.unwrap(node), 4, reachable, nonce);
        differs = differs % 5;
        if (differs == 1) b.epoch = 4;
        if (differs == 2) b.subject = "another";
        if (differs == 3) b.checker = "another";
        if (differs == 4) b.slot = 5;
        bytes memory signA = signUptime(a);
        bytes memory signB = signUptime(b);
        if (differs != 0 || (reachable && nonce == "nonce")) {
            vm.expectRevert(ISlasher.NotAContradiction.selector);
            slasher.reportChecker(a, signA, b, signB);
            return;
        }
        slasher.reportChecker(a, signA, b, signB);
        assertEq(slasher.offencesOf(NodeId.unwrap(node)), 1);
        holdsWhatItOwes();
    }

    /// Before the window's end it can be returned and not burned, from then on the reverse.
    function testFuzz_penalty_returnedOrBurnedNeverBoth(uint256 wait, bool returned) public {
        (Epoch memory a, Epoch memory b) = two();
        uint256 penalty = this.report(a, b);
        uint256 until = slasher.penaltyOf(penalty).appealUntil;
        skip(bound(wait, 0, 2 * (until - block.timestamp)));
        vm.startPrank(timelock);
        bool open = vm.getBlockTimestamp() < until;
        if (open != returned) {
            vm.expectPartialRevert(returned ? ISlasher.AppealWindowOver.selector : ISlasher.AppealWindowOpen.selector);
        }
        if (returned) slasher.returnPenalty(penalty);
        else slasher.burnPenalty(penalty);
        if (open == returned) {
            vm.expectPartialRevert(ISlasher.NotHeld.selector);
            slasher.returnPenalty(penalty);
            vm.expectPartialRevert(ISlasher.NotHeld.selector);
            slasher.burnPenalty(penalty);
        }
        holdsWhatItOwes();
    }

    function set(bytes32 key, uint256 value) private returns (uint256) {
        (uint256 lower, uint256 upper) = parameters.bounds(key);
        value = bound(value, lower, upper);
        vm.prank(timelock);
        parameters.set(key, value);
        return value;
    }

    function holdsWhatItOwes() private view {
        assertEq(
            token.balanceOf(address(slasher)), slasher.totalBonded() + slasher.totalHeld(), "bonds and what is held"
        );
    }
}
