// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";

import {Guardian} from "src/Guardian.sol";
import {Governed} from "src/access/Governed.sol";
import {IGuardian} from "src/interfaces/IGuardian.sol";
import {INetworkParameters} from "src/interfaces/INetworkParameters.sol";
import {IPausable} from "src/interfaces/IPausable.sol";
import {ISlasher} from "src/interfaces/ISlasher.sol";
import {Params} from "src/libraries/Params.sol";
import {GovernmentTest} from "test/base/GovernmentTest.sol";
import {Stoppable} from "test/base/doubles/Stoppable.sol";

contract GuardianTest is GovernmentTest {
    Stoppable internal target;
    bytes4 internal run;

    function setUp() public override {
        super.setUp();
        target = new Stoppable(address(guardian));
        run = Stoppable.run.selector;
    }

    function pause(uint256 duration) internal {
        vm.prank(guard);
        guardian.pause(address(target), run, duration, "smoke");
    }

    // pausing

    function testFuzz_aPauseStopsTheFunctionAndEnds(uint256 duration) public {
        duration = bound(duration, 1, 3 days);
        assertTrue(target.run());
        uint64 until = uint64(block.timestamp + duration);
        vm.expectEmit(address(guardian));
        emit IGuardian.Paused(address(target), run, until, "smoke");
        vm.expectEmit(address(target));
        emit IPausable.FunctionPaused(run, until);
        pause(duration);
        assertEq(target.pausedUntil(run), until);
        vm.warp(until - 1);
        vm.expectRevert(abi.encodeWithSelector(IPausable.FunctionIsPaused.selector, run, until));
        target.run();
        assertTrue(target.depart(), "what cannot be paused goes on");
        vm.warp(until);
        assertTrue(target.run());
    }

    function testFuzz_noPauseIsLongerThanTheParameter(uint256 duration) public {
        vm.assume(duration == 0 || duration > 3 days);
        vm.expectRevert(abi.encodeWithSelector(IGuardian.PauseTooLong.selector, duration, 3 days));
        pause(duration);
    }

    function testFuzz_noSecondPauseBeforeTheCooldown(uint256 wait) public {
        pause(1 days);
        uint256 earliest = block.timestamp + 1 days + 21 days;
        assertEq(guardian.pausableFrom(address(target), run), earliest);
        vm.warp(bound(wait, block.timestamp, earliest - 1));
        vm.expectRevert(abi.encodeWithSelector(IGuardian.PauseTooSoon.selector, earliest));
        pause(1 days);
        vm.warp(earliest);
        pause(1 days);
    }

    function test_endingAPauseEarlyDoesNotShortenTheCooldown() public {
        pause(1 days);
        vm.expectEmit(address(guardian));
        emit IGuardian.Unpaused(address(target), run);
        vm.prank(guard);
        guardian.unpause(address(target), run);
        assertTrue(target.run());
        vm.expectPartialRevert(IGuardian.PauseTooSoon.selector);
        pause(1 days);
    }

    function test_theDaoEndsAPauseAndMayAllowAnother() public {
        pause(1 days);
        vm.prank(address(timelock));
        guardian.unpause(address(target), run);
        assertTrue(target.run());
        pause(1 days);
    }

    function test_onlyNamedFunctionsCanBePaused() public {
        vm.prank(guard);
        vm.expectRevert(abi.encodeWithSelector(IPausable.NotPausable.selector, Stoppable.depart.selector));
        guardian.pause(address(target), Stoppable.depart.selector, 1 days, "");
    }

    function testFuzz_nobodyElsePauses(address caller) public {
        vm.assume(caller != guard && caller != address(timelock));
        vm.startPrank(caller);
        vm.expectRevert(abi.encodeWithSelector(IGuardian.NotGuardianAccount.selector, caller));
        guardian.pause(address(target), run, 1 days, "");
        vm.expectRevert(abi.encodeWithSelector(IGuardian.NotGuardianAccount.selector, caller));
        guardian.unpause(address(target), run);
        vm.assume(caller != address(guardian));
        vm.expectRevert(abi.encodeWithSelector(IPausable.NotGuardian.selector, caller));
        target.setPausedUntil(run, type(uint64).max);
    }

    function test_theTimelockItselfDoesNotPause() public {
        vm.prank(address(timelock));
        vm.expectRevert(abi.encodeWithSelector(IGuardian.NotGuardianAccount.selector, address(timelock)));
        guardian.pause(address(target), run, 1 days, "");
    }

    // cancelling

    function cancel(Proposal memory p) internal {
        bytes32 salt_ = salt(p);
        vm.prank(guard);
        guardian.cancel(p.targets, p.values, p.payloads, 0, salt_, "fire");
    }

    function lower() internal view returns (Proposal memory) {
        return call(address(parameters), abi.encodeCall(INetworkParameters.set, (Params.MIN_UPTIME, 1)));
    }

    function test_theGuardianCancelsAQueuedProposal() public {
        Proposal memory p = lower();
        uint256 id = passAndQueue(p);
        vm.expectEmit(address(guardian));
        emit IGuardian.OperationCancelled(operationOf(p), "fire");
        cancel(p);
        assertEq(uint256(governor.state(id)), uint256(IGovernor.ProposalState.Canceled));
        skip(TIMELOCK_DELAY);
        vm.expectPartialRevert(IGovernor.GovernorUnexpectedProposalState.selector);
        execute(p);
    }

    function test_whatIsNotQueuedCannotBeCancelled() public {
        Proposal memory p = lower();
        vm.expectRevert(
            unexpectedState(
                operationOf(p), TimelockController.OperationState.Waiting, TimelockController.OperationState.Ready
            )
        );
        cancel(p);
        p.payloads = new bytes[](0);
        vm.expectPartialRevert(TimelockController.TimelockUnexpectedOperationState.selector);
        cancel(p);
        p.targets = new address[](0);
        vm.expectPartialRevert(TimelockController.TimelockUnexpectedOperationState.selector);
        cancel(p);
    }

    function test_theGuardianCannotCancelItsOwnReplacement() public {
        Proposal memory p = call(address(guardian), abi.encodeCall(IGuardian.setGuardian, (bob.addr)));
        passAndQueue(p);
        vm.expectRevert(abi.encodeWithSelector(IGuardian.CannotCancelOwnReplacement.selector, operationOf(p)));
        cancel(p);
        skip(TIMELOCK_DELAY);
        vm.expectEmit(address(guardian));
        emit IGuardian.GuardianChanged(guard, bob.addr);
        execute(p);
        assertEq(guardian.guardian(), bob.addr);
        vm.expectRevert(abi.encodeWithSelector(IGuardian.NotGuardianAccount.selector, guard));
        pause(1 days);
    }

    /// Cancelled once, an appeal would not be over before its window is: the guardian alone would make slashes final.
    function test_theGuardianCannotCancelAnAppeal() public {
        Proposal memory p = calls(
            slasher, abi.encodeCall(ISlasher.returnPenalty, (1)), slasher, abi.encodeCall(ISlasher.returnPenalty, (2))
        );
        passAndQueue(p);
        vm.expectRevert(abi.encodeWithSelector(IGuardian.CannotCancelAppeal.selector, operationOf(p)));
        cancel(p);
        skip(TIMELOCK_DELAY);
        vm.expectCall(slasher, abi.encodeCall(ISlasher.returnPenalty, (2)));
        vm.mockCall(slasher, abi.encodeWithSelector(ISlasher.returnPenalty.selector), "");
        execute(p);
    }

    function test_anAppealIsNoShieldForWhateverStandsBesideIt() public {
        Proposal memory p = calls(
            slasher,
            abi.encodeCall(ISlasher.returnPenalty, (1)),
            address(parameters),
            abi.encodeCall(INetworkParameters.set, (Params.MIN_UPTIME, 1))
        );
        passAndQueue(p);
        cancel(p);
        p = call(slasher, abi.encodeCall(ISlasher.burnPenalty, (1)));
        p.description = "another call to the slasher is no appeal";
        passAndQueue(p);
        cancel(p);
    }

    function test_aReplacementIsNoShieldForWhateverStandsBesideIt() public {
        Proposal memory p = calls(
            address(guardian),
            abi.encodeCall(IGuardian.setGuardian, (guard)),
            address(parameters),
            abi.encodeCall(INetworkParameters.set, (Params.MIN_UPTIME, 1))
        );
        passAndQueue(p);
        cancel(p);
    }

    function test_anotherCallToTheGuardianIsNoReplacement() public {
        Proposal memory p = call(address(guardian), abi.encodeCall(IGuardian.unpause, (address(target), run)));
        passAndQueue(p);
        cancel(p);
        p = call(address(guardian), hex"0102");
        p.description = "too short to call anything";
        passAndQueue(p);
        cancel(p);
    }

    function testFuzz_nobodyElseCancels(address caller) public {
        vm.assume(caller != guard);
        Proposal memory p = lower();
        passAndQueue(p);
        bytes32 salt_ = salt(p);
        vm.prank(caller);
        vm.expectRevert(abi.encodeWithSelector(IGuardian.NotGuardianAccount.selector, caller));
        guardian.cancel(p.targets, p.values, p.payloads, 0, salt_, "");
    }

    // who

    function testFuzz_onlyTheTimelockChoosesTheGuardian(address caller) public {
        vm.assume(caller != address(timelock));
        vm.prank(caller);
        vm.expectRevert(abi.encodeWithSelector(Governed.NotTimelock.selector, caller));
        guardian.setGuardian(caller);
    }

    function test_theDaoMayHaveNoGuardian() public {
        pass(call(address(guardian), abi.encodeCall(IGuardian.setGuardian, (address(0)))));
        assertEq(guardian.guardian(), address(0));
    }

    function test_deploymentRefusesMissingAddresses() public {
        vm.expectRevert(Governed.ZeroAddress.selector);
        new Guardian(address(0), parameters, slasher, guard);
        vm.expectRevert(Governed.ZeroAddress.selector);
        new Guardian(address(timelock), INetworkParameters(address(0)), slasher, guard);
        vm.expectRevert(Governed.ZeroAddress.selector);
        new Guardian(address(timelock), parameters, address(0), guard);
    }
}
