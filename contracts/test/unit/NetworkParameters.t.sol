// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {NetworkParameters} from "src/NetworkParameters.sol";
import {Governed} from "src/access/Governed.sol";
import {INetworkParameters} from "src/interfaces/INetworkParameters.sol";
import {Params} from "src/libraries/Params.sol";
import {BaseTest} from "test/base/BaseTest.sol";

contract NetworkParametersTest is BaseTest {
    address internal timelock = accountOf("timelock");
    NetworkParameters internal parameters;

    function setUp() public {
        vm.warp(1_800_000_000);
        parameters = deploy(false, new bytes32[](0), new uint256[](0));
    }

    function deploy(bool shortTimes, bytes32[] memory names, uint256[] memory values)
        internal
        returns (NetworkParameters)
    {
        return new NetworkParameters(timelock, shortTimes, names, values);
    }

    function one(bytes32 key, uint256 value) internal pure returns (bytes32[] memory names, uint256[] memory values) {
        names = new bytes32[](1);
        values = new uint256[](1);
        (names[0], values[0]) = (key, value);
    }

    function test_everyParameterStartsWithinItsBounds() public view {
        bytes32[] memory all = parameters.keys();
        assertEq(all.length, Params.COUNT);
        for (uint256 i = 0; i < all.length; ++i) {
            (uint256 lower, uint256 upper) = parameters.bounds(all[i]);
            uint256 value = parameters.get(all[i]);
            assertTrue(lower <= value && value <= upper, vm.toString(all[i]));
            assertLt(upper, 2 ** 208);
            for (uint256 j = 0; j < i; ++j) {
                assertNotEq(all[i], all[j]);
            }
        }
    }

    function test_stakeOutlastsTheChallengeOfWhatItSigned() public view {
        (uint256 shortestUnbonding,) = parameters.bounds(Params.UNBONDING_TIME);
        (, uint256 longestActivation) = parameters.bounds(Params.ACTIVATION_DELAY);
        assertGt(shortestUnbonding, longestActivation);
    }

    function test_theGuardianRestsLongerThanItCanPause() public view {
        (uint256 shortestCooldown,) = parameters.bounds(Params.GUARDIAN_COOLDOWN);
        (, uint256 longestPause) = parameters.bounds(Params.GUARDIAN_MAX_PAUSE);
        assertGe(shortestCooldown, longestPause);
    }

    function test_evidenceAgainstOneselfNeverPays() public view {
        (, uint256 largest) = parameters.bounds(Params.REPORTER_SHARE);
        assertLe(largest, 5000);
    }

    function testFuzz_setTakesAnyValueWithinBoundsAndNoOther(uint256 which, uint256 value) public {
        bytes32 key = parameters.keys()[which % Params.COUNT];
        (uint256 lower, uint256 upper) = parameters.bounds(key);
        uint256 old = parameters.get(key);
        vm.prank(timelock);
        if (value < lower || value > upper) {
            vm.expectRevert(
                abi.encodeWithSelector(INetworkParameters.ParameterOutOfBounds.selector, key, value, lower, upper)
            );
            parameters.set(key, value);
            assertEq(parameters.get(key), old);
            value = bound(value, lower, upper);
            vm.prank(timelock);
        }
        vm.expectEmit(address(parameters));
        emit INetworkParameters.ParameterChanged(key, old, value);
        parameters.set(key, value);
        assertEq(parameters.get(key), value);
    }

    function test_theEdgesOfEveryBoundCanBeSetAndOneBeyondCannot() public {
        bytes32[] memory all = parameters.keys();
        vm.startPrank(timelock);
        for (uint256 i = 0; i < all.length; ++i) {
            (uint256 lower, uint256 upper) = parameters.bounds(all[i]);
            parameters.set(all[i], lower);
            assertEq(parameters.get(all[i]), lower);
            parameters.set(all[i], upper);
            assertEq(parameters.get(all[i]), upper);
            vm.expectPartialRevert(INetworkParameters.ParameterOutOfBounds.selector);
            parameters.set(all[i], upper + 1);
            if (lower > 0) {
                vm.expectPartialRevert(INetworkParameters.ParameterOutOfBounds.selector);
                parameters.set(all[i], lower - 1);
            }
        }
    }

    function testFuzz_onlyTheTimelockSets(address caller) public {
        vm.assume(caller != timelock);
        vm.prank(caller);
        vm.expectRevert(abi.encodeWithSelector(Governed.NotTimelock.selector, caller));
        parameters.set(Params.MIN_UPTIME, 5000);
    }

    function test_anUnknownNameIsRefused() public {
        bytes memory unknown = abi.encodeWithSelector(INetworkParameters.UnknownParameter.selector, bytes32("rumour"));
        vm.expectRevert(unknown);
        parameters.get("rumour");
        vm.expectRevert(unknown);
        parameters.getAt("rumour", 1);
        vm.expectRevert(unknown);
        parameters.bounds("rumour");
        vm.prank(timelock);
        vm.expectRevert(unknown);
        parameters.set("rumour", 1);
        (bytes32[] memory names, uint256[] memory values) = one("rumour", 1);
        vm.expectRevert(unknown);
        deploy(false, names, values);
    }

    function test_deploymentMayChooseWithinBounds() public {
        (bytes32[] memory names, uint256[] memory values) = one(Params.BURN_SHARE, 0);
        assertEq(deploy(false, names, values).get(Params.BURN_SHARE), 0);
        values[0] = 10_001;
        vm.expectRevert(
            abi.encodeWithSelector(
                INetworkParameters.ParameterOutOfBounds.selector, Params.BURN_SHARE, 10_001, 0, 10_000
            )
        );
        deploy(false, names, values);
    }

    function test_deploymentRefusesListsThatDiffer() public {
        vm.expectRevert(abi.encodeWithSelector(INetworkParameters.LengthsDiffer.selector, 1, 0));
        deploy(false, new bytes32[](1), new uint256[](0));
    }

    function test_deploymentRefusesNoTimelock() public {
        vm.expectRevert(Governed.ZeroAddress.selector);
        new NetworkParameters(address(0), false, new bytes32[](0), new uint256[](0));
    }

    /// Whatever is voted: a challenge that shows twenty nodes of a prefix shows any count that is worth something too small.
    function testFuzz_twentyOfAPrefixWeighWhatAnyNumberDoes(uint256 count) public view {
        (uint256 least,) = parameters.bounds(Params.MIN_DIVERSITY);
        count = bound(count, 20, type(uint32).max);
        assertLe(10_000 / count, least);
    }

    function test_shortTimesLowerDurationsOnly() public {
        NetworkParameters short = deploy(true, new bytes32[](0), new uint256[](0));
        assertTrue(short.SHORT_TIMES());
        assertFalse(parameters.SHORT_TIMES());
        bytes32[] memory all = parameters.keys();
        uint256 lowered = 0;
        for (uint256 i = 0; i < all.length; ++i) {
            (uint256 lower, uint256 upper) = parameters.bounds(all[i]);
            (uint256 shortLower, uint256 shortUpper) = short.bounds(all[i]);
            assertEq(shortUpper, upper);
            if (shortLower == lower) continue;
            assertEq(shortLower, 1);
            ++lowered;
        }
        assertEq(lowered, 7, "unbonding, activation, escrow, jail, appeal and the guardian's two");
    }

    function testFuzz_historyAnswersWhatHeldThen(uint256[8] memory raw, uint256 ask) public {
        uint256 start = vm.getBlockTimestamp();
        uint256[8] memory when;
        for (uint256 i = 0; i < 8; ++i) {
            raw[i] = bound(raw[i], 1, 10_000);
            when[i] = start + (i + 1) * 10;
            vm.warp(when[i]);
            vm.prank(timelock);
            parameters.set(Params.MIN_UPTIME, raw[i]);
        }
        vm.warp(start + 100);
        ask = bound(ask, start - 50, start + 99);
        uint256 expected = 5000;
        for (uint256 i = 0; i < 8; ++i) {
            if (when[i] <= ask) expected = raw[i];
        }
        assertEq(parameters.getAt(Params.MIN_UPTIME, ask), expected);
        bytes32[] memory names = new bytes32[](2);
        (names[0], names[1]) = (Params.MIN_UPTIME, Params.MAX_NODE_SHARE);
        uint256[] memory values = parameters.getManyAt(names, ask);
        assertEq(values[0], expected);
        assertEq(values[1], 500);
    }

    function test_thePresentIsNotYetHistory() public {
        uint256 now_ = vm.getBlockTimestamp();
        vm.expectRevert(abi.encodeWithSelector(INetworkParameters.NotYetPast.selector, now_, now_));
        parameters.getAt(Params.MIN_UPTIME, now_);
    }

    function test_twoChangesInABlockLeaveTheLast() public {
        vm.startPrank(timelock);
        parameters.set(Params.MIN_UPTIME, 1);
        parameters.set(Params.MIN_UPTIME, 2);
        uint256 then = vm.getBlockTimestamp();
        vm.warp(then + 1);
        assertEq(parameters.getAt(Params.MIN_UPTIME, then), 2);
    }
}
