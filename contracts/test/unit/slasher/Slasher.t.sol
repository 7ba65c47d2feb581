// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Slasher} from "src/Slasher.sol";
import {Governed} from "src/access/Governed.sol";
import {ISlasher} from "src/interfaces/ISlasher.sol";
import {Params} from "src/libraries/Params.sol";
import {Epoch} from "src/types/Epoch.sol";
import {EpochId} from "src/types/EpochId.sol";
import {NodeId} from "src/types/NodeId.sol";
import {SlasherFixture} from "test/base/SlasherFixture.sol";

contract SlasherTest is SlasherFixture {
    // --- bonds

    function test_bond() public {
        assertEq(slasher.bondOf(verifiers[0].addr).amount, VERIFIER_BOND);
        assertEq(slasher.totalBonded(), 5 * VERIFIER_BOND);
        assertEq(token.balanceOf(address(slasher)), 5 * VERIFIER_BOND);
        vm.expectRevert(abi.encodeWithSelector(ISlasher.AmountOutOfBounds.selector, 0, type(uint96).max));
        slasher.bond(0);
    }

    function test_whoVerifiesKeepsTheBond() public {
        vm.prank(verifiers[0].addr);
        vm.expectRevert(abi.encodeWithSelector(ISlasher.StillVerifier.selector, verifiers[0].addr));
        slasher.requestUnbond(1);
    }

    function test_unbond() public {
        address former = address(0xF0);
        bondVerifier(former, 50);
        vm.startPrank(former);
        vm.expectRevert(abi.encodeWithSelector(ISlasher.BondNotAvailable.selector, former, 0));
        slasher.withdrawBond();
        vm.expectRevert(abi.encodeWithSelector(ISlasher.AmountOutOfBounds.selector, 51, 50));
        slasher.requestUnbond(51);
        slasher.requestUnbond(20);
        vm.expectRevert(abi.encodeWithSelector(ISlasher.AmountOutOfBounds.selector, 31, 30));
        slasher.requestUnbond(31);
        uint256 availableAt = block.timestamp + unbondingTime();
        vm.warp(availableAt - 1);
        vm.expectRevert(abi.encodeWithSelector(ISlasher.BondNotAvailable.selector, former, availableAt));
        slasher.withdrawBond();
        vm.warp(availableAt);
        assertEq(slasher.withdrawBond(), 20);
        assertEq(token.balanceOf(former), 20);
        assertEq(slasher.bondOf(former).amount, 30);
    }

    function test_whoIsChosenAgainKeepsTheBond() public {
        address former = address(0xF0);
        bondVerifier(former, 2 * VERIFIER_BOND);
        vm.prank(former);
        slasher.requestUnbond(VERIFIER_BOND);
        address[] memory members = new address[](1);
        members[0] = former;
        vm.prank(timelock);
        anchor.setVerifiers(members, 1, 5);
        skip(unbondingTime());
        vm.prank(former);
        vm.expectRevert(abi.encodeWithSelector(ISlasher.StillVerifier.selector, former));
        slasher.withdrawBond();
    }

    // --- equivocation

    function test_equivocation() public {
        (Epoch memory a, Epoch memory b) = two();
        bytes memory signA = sign(a, 0, 1);
        bytes memory signB = sign(b, 0, 1);
        vm.prank(reporter);
        uint256 penalty = slasher.reportEquivocation(a, signA, b, signB);
        uint256 taken = VERIFIER_BOND / 2;
        assertEq(slasher.bondOf(verifiers[0].addr).amount, VERIFIER_BOND - taken);
        assertEq(token.balanceOf(reporter), taken / 5, "a fifth at once");
        ISlasher.Penalty memory kept = slasher.penaltyOf(penalty);
        assertEq(kept.held, taken - taken / 5);
        assertEq(kept.verifier, verifiers[0].addr);
        assertEq(slasher.totalHeld(), kept.held);
        assertEq(kept.appealUntil, block.timestamp + 14 days);
    }

    function test_equivocation_repeatedCostsMore() public {
        (Epoch memory a, Epoch memory b) = two();
        slasher.reportEquivocation(a, sign(a, 0, 1), b, sign(b, 0, 1));
        (a.epoch, b.epoch) = (9, 9);
        slasher.reportEquivocation(a, sign(a, 0, 1), b, sign(b, 0, 1));
        assertEq(slasher.bondOf(verifiers[0].addr).amount, 0, "half, then all of the rest");
        (a.epoch, b.epoch) = (10, 10);
        bytes memory one = sign(a, 0, 1);
        bytes memory other = sign(b, 0, 1);
        vm.expectRevert(
            abi.encodeWithSelector(ISlasher.NothingAtStake.selector, bytes32(uint256(uint160(verifiers[0].addr))))
        );
        slasher.reportEquivocation(a, one, b, other);
    }

    function test_equivocation_noIncreaseWhereTheDaoWantsNone() public {
        vm.prank(timelock);
        parameters.set(Params.SLASH_REPEAT_FACTOR, 10_000);
        (Epoch memory a, Epoch memory b) = two();
        slasher.reportEquivocation(a, sign(a, 0, 1), b, sign(b, 0, 1));
        (a.epoch, b.epoch) = (9, 9);
        slasher.reportEquivocation(a, sign(a, 0, 1), b, sign(b, 0, 1));
        assertEq(slasher.bondOf(verifiers[0].addr).amount, VERIFIER_BOND / 4);
    }

    function test_equivocation_refusals() public {
        (Epoch memory a, Epoch memory b) = two();
        bytes memory signA = sign(a, 0, 1);
        bytes memory signB = sign(b, 0, 1);
        vm.expectRevert(ISlasher.NotAContradiction.selector);
        slasher.reportEquivocation(a, signA, a, signA);
        bytes memory others = sign(b, 1, 1);
        vm.expectRevert(abi.encodeWithSelector(ISlasher.WrongSigner.selector, verifiers[0].addr, verifiers[1].addr));
        slasher.reportEquivocation(a, signA, b, others);
        slasher.reportEquivocation(a, signA, b, signB);
        vm.expectPartialRevert(ISlasher.AlreadyPenalised.selector);
        slasher.reportEquivocation(a, signA, b, signB);
        b.epoch = 2;
        signB = sign(b, 0, 1);
        vm.expectRevert(ISlasher.NotAContradiction.selector);
        slasher.reportEquivocation(a, signA, b, signB);
    }

    /// Who attests the right header after a false one was cancelled does not contradict itself.
    function test_equivocation_notAfterACancellation() public {
        Epoch memory a = anchorNext(keccak256("false"), 0);
        bytes memory signA = sign(a, 0, 1);
        Epoch memory b = a;
        vm.prank(judge);
        anchor.cancel(a, reporter);
        b = nextHeader(keccak256("true"), 0);
        bytes memory signB = sign(b, 0, 1);
        vm.expectRevert(ISlasher.NotAContradiction.selector);
        slasher.reportEquivocation(a, signA, b, signB);
    }

    /// A cancellation excuses nothing that was signed before it, nor what is signed after.
    function test_equivocation_alsoOfAnEpochThatWasCancelledOnce() public {
        Epoch memory a = anchorNext(keccak256("false"), 0);
        Epoch memory b = abi.decode(abi.encode(a), (Epoch));
        b.datasetHash = "another";
        bytes memory signA = sign(a, 0, 1);
        bytes memory signB = sign(b, 0, 1);
        vm.prank(judge);
        anchor.cancel(a, reporter);
        slasher.reportEquivocation(a, signA, b, signB);
        a.attempt = 1;
        b.attempt = 1;
        signA = sign(a, 1, 1);
        signB = sign(b, 1, 1);
        slasher.reportEquivocation(a, signA, b, signB);
        assertEq(slasher.bondOf(verifiers[1].addr).amount, VERIFIER_BOND / 2);
    }

    // --- cancelled anchors

    function test_cancelledAnchor() public {
        Epoch memory header = anchorNext(keccak256("false"), 0);
        bytes memory three = sign(header, 0, 3);
        bytes32 digest = anchor.digestOf(header);
        vm.expectRevert(abi.encodeWithSelector(ISlasher.NotCancelled.selector, digest));
        slasher.reportCancelledAnchor(header, three);
        vm.prank(judge);
        anchor.cancel(header, reporter);
        uint256 taken = slasher.reportCancelledAnchor(header, three);
        assertEq(taken, 3 * VERIFIER_BOND / 2);
        assertEq(token.balanceOf(reporter), taken / 5, "the challenger is paid");
        assertEq(slasher.bondOf(verifiers[2].addr).amount, VERIFIER_BOND / 2);
        assertEq(slasher.bondOf(verifiers[3].addr).amount, VERIFIER_BOND);
        // the fourth signer comes later; the first three are passed over
        assertEq(slasher.reportCancelledAnchor(header, sign(header, 0, 4)), VERIFIER_BOND / 2);
        vm.expectRevert(abi.encodeWithSelector(ISlasher.MalformedSignatures.selector, 0));
        slasher.reportCancelledAnchor(header, "");
        vm.expectRevert(abi.encodeWithSelector(ISlasher.MalformedSignatures.selector, 64));
        slasher.reportCancelledAnchor(header, new bytes(64));
    }

    function test_unbondingBondIsSlashedToo() public {
        address former = verifiers[4].addr;
        (Epoch memory a, Epoch memory b) = two();
        address[] memory members = new address[](1);
        members[0] = verifiers[0].addr;
        vm.prank(timelock);
        anchor.setVerifiers(members, 1, 1);
        skip(LENGTH);
        Epoch memory header = nextHeader(0, 0);
        anchor.anchor(header, sign(header, 0, 1));
        vm.prank(former);
        slasher.requestUnbond(VERIFIER_BOND);
        slasher.reportEquivocation(a, sign(a, 4, 1), b, sign(b, 4, 1));
        assertEq(slasher.bondOf(former).unbonding, VERIFIER_BOND / 2);
        skip(unbondingTime());
        vm.prank(former);
        assertEq(slasher.withdrawBond(), VERIFIER_BOND / 2);
    }

    // --- how long evidence counts

    /// The epoch's number says how old a statement is at least: what left its stake behind by unbonding is not judged any more.
    function test_evidenceExpiresWithTheUnbondingTime() public {
        uint256 kept = unbondingTime() / LENGTH + 1;
        ISlasher.RelayStatement memory a = ISlasher.RelayStatement(1, NodeId.unwrap(node), "topic", "one");
        ISlasher.RelayStatement memory b = ISlasher.RelayStatement(1, NodeId.unwrap(node), "topic", "other");
        bytes memory signA = signRelay(a, hot);
        bytes memory signB = signRelay(b, hot);
        (Epoch memory c, Epoch memory d) = two();
        bytes memory signC = sign(c, 0, 1);
        bytes memory signD = sign(d, 0, 1);
        setAnchoredEpochs(uint24(kept + 2));
        bytes memory expired = abi.encodeWithSelector(ISlasher.EvidenceExpired.selector, 1, 2);
        vm.expectRevert(expired);
        slasher.reportRelay(a, signA, b, signB);
        vm.expectRevert(expired);
        slasher.reportEquivocation(c, signC, d, signD);
        setAnchoredEpochs(uint24(kept + 1));
        slasher.reportRelay(a, signA, b, signB);
        slasher.reportEquivocation(c, signC, d, signD);
    }

    /// A key cannot have spoken of an epoch that nobody has seen: else one that was rotated away could say anything of it.
    function test_noEvidenceOfAnEpochThatHasNotBegun() public {
        uint64 open = EpochId.unwrap(anchor.openEpochAtMost());
        ISlasher.RelayStatement memory a = ISlasher.RelayStatement(open + 1, NodeId.unwrap(node), "topic", "one");
        ISlasher.RelayStatement memory b = ISlasher.RelayStatement(open + 1, NodeId.unwrap(node), "topic", "other");
        bytes memory signA = signRelay(a, hot);
        bytes memory signB = signRelay(b, hot);
        vm.expectRevert(abi.encodeWithSelector(ISlasher.EpochNotBegun.selector, open + 1, open));
        slasher.reportRelay(a, signA, b, signB);
        skip(LENGTH);
        slasher.reportRelay(a, signA, b, signB);
    }

    /// @dev The state's word begins with the number of the newest epoch.
    function setAnchoredEpochs(uint24 number) private {
        bytes32 slot = bytes32(uint256(2));
        bytes32 rest = vm.load(address(anchor), slot) >> 24 << 24;
        vm.store(address(anchor), slot, rest | bytes32(uint256(number)));
    }

    // --- relays, measurers, checkers

    function test_relay() public {
        ISlasher.RelayStatement memory a = ISlasher.RelayStatement(3, NodeId.unwrap(node), "topic", "one");
        ISlasher.RelayStatement memory b = a;
        b = ISlasher.RelayStatement(3, NodeId.unwrap(node), "topic", "other");
        bytes memory signA = signRelay(a, hot);
        bytes memory signB = signRelay(b, hot);
        vm.expectRevert(ISlasher.NotAContradiction.selector);
        slasher.reportRelay(a, signA, a, signA);
        bytes memory wrong = signRelay(b, keyOf("nobody"));
        vm.expectRevert(abi.encodeWithSelector(ISlasher.WrongSigner.selector, hot.addr, keyOf("nobody").addr));
        slasher.reportRelay(a, signA, b, wrong);
        vm.prank(reporter);
        uint256 penalty = slasher.reportRelay(a, signA, b, signB);
        assertEq(token.balanceOf(reporter), 200 * TOKEN);
        assertEq(slasher.penaltyOf(penalty).held, 800 * TOKEN);
        (, bool jailed, uint256 stake,,,) = staking.nodeState(node);
        assertTrue(jailed);
        assertEq(stake, 9000 * TOKEN);
        vm.expectPartialRevert(ISlasher.AlreadyPenalised.selector);
        slasher.reportRelay(a, signA, b, signB);
    }

    function test_measurer() public {
        ISlasher.CapacityReport memory a = ISlasher.CapacityReport(3, "subject", NodeId.unwrap(node), 10, 20, "nonce");
        ISlasher.CapacityReport memory b = ISlasher.CapacityReport(3, "subject", NodeId.unwrap(node), 11, 20, "nonce");
        bytes memory signA = signCapacity(a);
        bytes memory signB = signCapacity(b);
        vm.expectRevert(ISlasher.NotAContradiction.selector);
        slasher.reportMeasurer(a, signA, a, signA);
        uint256 penalty = slasher.reportMeasurer(a, signA, b, signB);
        assertEq(slasher.penaltyOf(penalty).held, 800 * TOKEN);
        assertEq(slasher.offencesOf(NodeId.unwrap(node)), 1);
    }

    function test_checker() public {
        ISlasher.UptimeReport memory a = ISlasher.UptimeReport(3, "subject", NodeId.unwrap(node), 4, true, "nonce");
        ISlasher.UptimeReport memory b = ISlasher.UptimeReport(3, "subject", NodeId.unwrap(node), 4, false, "nonce");
        bytes memory signA = signUptime(a);
        bytes memory signB = signUptime(b);
        vm.expectRevert(ISlasher.NotAContradiction.selector);
        slasher.reportChecker(a, signA, a, signA);
        uint256 penalty = slasher.reportChecker(a, signA, b, signB);
        assertEq(uint256(slasher.penaltyOf(penalty).offence), uint256(ISlasher.Offence.MeasurerContradiction));
    }

    // --- appeal

    function test_returnToAVerifier() public {
        uint256 penalty = equivocate();
        uint256 held = slasher.penaltyOf(penalty).held;
        vm.expectRevert(abi.encodeWithSelector(Governed.NotTimelock.selector, address(this)));
        slasher.returnPenalty(penalty);
        vm.prank(timelock);
        slasher.returnPenalty(penalty);
        assertEq(slasher.bondOf(verifiers[0].addr).amount, VERIFIER_BOND / 2 + held);
        assertEq(slasher.totalHeld(), 0);
        assertEq(slasher.offencesOf(bytes32(uint256(uint160(verifiers[0].addr)))), 0);
        vm.prank(timelock);
        vm.expectRevert(abi.encodeWithSelector(ISlasher.NotHeld.selector, penalty, ISlasher.PenaltyStatus.Returned));
        slasher.returnPenalty(penalty);
    }

    function test_returnToANode() public {
        test_measurer();
        vm.prank(timelock);
        slasher.returnPenalty(1);
        (, bool jailed, uint256 stake,,,) = staking.nodeState(node);
        assertFalse(jailed);
        assertEq(stake, 9800 * TOKEN);
    }

    function test_burnAfterTheAppeal() public {
        uint256 penalty = equivocate();
        uint256 held = slasher.penaltyOf(penalty).held;
        uint256 until = slasher.penaltyOf(penalty).appealUntil;
        vm.expectRevert(abi.encodeWithSelector(ISlasher.AppealWindowOpen.selector, penalty, until));
        slasher.burnPenalty(penalty);
        vm.warp(until);
        vm.prank(timelock);
        vm.expectRevert(abi.encodeWithSelector(ISlasher.AppealWindowOver.selector, penalty, until));
        slasher.returnPenalty(penalty);
        slasher.burnPenalty(penalty);
        assertEq(token.burned(), held);
        assertEq(token.balanceOf(address(slasher)), slasher.totalBonded());
        vm.expectRevert(abi.encodeWithSelector(ISlasher.NotHeld.selector, penalty, ISlasher.PenaltyStatus.Burned));
        slasher.burnPenalty(penalty);
    }

    function test_constructor_refusesZero() public {
        vm.expectRevert(Governed.ZeroAddress.selector);
        new Slasher(timelock, address(0), address(staking), address(registry), address(anchor), address(parameters));
    }

    // --- signing

    function equivocate() private returns (uint256) {
        (Epoch memory a, Epoch memory b) = two();
        return slasher.reportEquivocation(a, sign(a, 0, 1), b, sign(b, 0, 1));
    }
}
