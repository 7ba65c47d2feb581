// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";

import {ConetTimelock} from "src/ConetTimelock.sol";
import {GovernmentTest} from "test/base/GovernmentTest.sol";

contract ConetTimelockTest is GovernmentTest {
    function roles() internal view returns (bytes32[4] memory) {
        return
            [
                timelock.DEFAULT_ADMIN_ROLE(),
                timelock.PROPOSER_ROLE(),
                timelock.EXECUTOR_ROLE(),
                timelock.CANCELLER_ROLE()
            ];
    }

    function testFuzz_nobodyHoldsARoleButGovernorGuardianAndItself(address account) public view {
        bytes32[4] memory all = roles();
        for (uint256 i = 0; i < 4; ++i) {
            bool expected;
            if (account == address(timelock)) expected = i == 0;
            else if (account == address(governor)) expected = i != 0;
            else if (account == address(guardian)) expected = i == 3;
            assertEq(timelock.hasRole(all[i], account), expected);
        }
    }

    function test_theDeployerAndTheZeroAddressHoldNoRole() public view {
        testFuzz_nobodyHoldsARoleButGovernorGuardianAndItself(address(this));
        testFuzz_nobodyHoldsARoleButGovernorGuardianAndItself(address(0));
        testFuzz_nobodyHoldsARoleButGovernorGuardianAndItself(address(timelock));
        testFuzz_nobodyHoldsARoleButGovernorGuardianAndItself(address(governor));
        testFuzz_nobodyHoldsARoleButGovernorGuardianAndItself(address(guardian));
        testFuzz_nobodyHoldsARoleButGovernorGuardianAndItself(guard);
    }

    function testFuzz_nobodyElseSchedulesExecutesOrCancels(address caller) public {
        vm.assume(caller != address(governor) && caller != address(guardian));
        Proposal memory p = call(address(parameters), "");
        bytes32 id = operationOf(p);
        vm.startPrank(caller);
        vm.expectRevert(missing(caller, timelock.PROPOSER_ROLE()));
        timelock.scheduleBatch(p.targets, p.values, p.payloads, 0, 0, TIMELOCK_DELAY);
        vm.expectRevert(missing(caller, timelock.PROPOSER_ROLE()));
        timelock.schedule(p.targets[0], 0, "", 0, 0, TIMELOCK_DELAY);
        vm.expectRevert(missing(caller, timelock.EXECUTOR_ROLE()));
        timelock.executeBatch(p.targets, p.values, p.payloads, 0, 0);
        vm.expectRevert(missing(caller, timelock.EXECUTOR_ROLE()));
        timelock.execute(p.targets[0], 0, "", 0, 0);
        vm.expectRevert(missing(caller, timelock.CANCELLER_ROLE()));
        timelock.cancel(id);
    }

    function testFuzz_nobodyElseGivesRoles(address caller) public {
        vm.assume(caller != address(timelock));
        bytes32[4] memory all = roles();
        for (uint256 i = 0; i < 4; ++i) {
            vm.startPrank(caller);
            vm.expectRevert(missing(caller, bytes32(0)));
            timelock.grantRole(all[i], caller);
            vm.expectRevert(missing(caller, bytes32(0)));
            timelock.revokeRole(all[i], address(governor));
            vm.stopPrank();
        }
    }

    function test_aVoteChangesTheDelayWithinBounds() public {
        pass(call(address(timelock), abi.encodeCall(TimelockController.updateDelay, (5 days))));
        assertEq(timelock.getMinDelay(), 5 days);
    }

    function testFuzz_noDelayOutOfBounds(uint256 delay) public {
        vm.assume(delay < 1 days || delay > 30 days);
        bytes memory refusal = abi.encodeWithSelector(ConetTimelock.DelayOutOfBounds.selector, delay, 1 days, 30 days);
        vm.prank(address(timelock));
        vm.expectRevert(refusal);
        timelock.updateDelay(delay);
        vm.expectRevert(refusal);
        new ConetTimelock(delay, address(governor), address(guardian), false);
    }

    function test_onlyTheTimelockChangesTheDelay() public {
        vm.expectRevert(abi.encodeWithSelector(TimelockController.TimelockUnauthorizedCaller.selector, address(this)));
        timelock.updateDelay(2 days);
    }

    function test_aTestNetworkMayHaveAShortDelayButNotNone() public {
        assertEq(new ConetTimelock(1, address(1), address(2), true).getMinDelay(), 1);
        vm.expectRevert(abi.encodeWithSelector(ConetTimelock.DelayOutOfBounds.selector, 0, 1, 30 days));
        new ConetTimelock(0, address(1), address(2), true);
    }

    function test_theDaoCanGiveTheRolesToAnotherGovernor() public {
        address next = accountOf("next governor");
        Proposal memory p = calls(
            address(timelock),
            abi.encodeCall(IAccessControl.grantRole, (timelock.PROPOSER_ROLE(), next)),
            address(timelock),
            abi.encodeCall(IAccessControl.revokeRole, (timelock.PROPOSER_ROLE(), address(governor)))
        );
        pass(p);
        assertTrue(timelock.hasRole(timelock.PROPOSER_ROLE(), next));
        assertFalse(timelock.hasRole(timelock.PROPOSER_ROLE(), address(governor)));
    }

    function missing(address caller, bytes32 role) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IAccessControl.AccessControlUnauthorizedAccount.selector, caller, role);
    }
}
