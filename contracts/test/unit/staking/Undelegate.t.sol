// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IStaking} from "src/interfaces/IStaking.sol";
import {NodeId} from "src/types/NodeId.sol";
import {StakeFixture} from "test/base/StakeFixture.sol";

contract UndelegateTest is StakeFixture {
    NodeId private node;

    function setUp() public override {
        super.setUp();
        node = registerNode();
        delegateTo(node, alice.addr, 1000);
    }

    function test_undelegate_queuesShares() public {
        vm.expectEmit(address(staking));
        emit IStaking.UndelegationStarted(node, alice.addr, 400, 0);
        vm.prank(alice.addr);
        assertEq(staking.undelegate(node, 400), 0);
        IStaking.Unbonding memory entry = staking.unbondingOf(node, alice.addr, 0);
        assertEq(entry.shares, 400);
        assertEq(entry.units, 400);
        assertEq(entry.startedAt, block.timestamp);
        assertFalse(entry.redelegates);
        assertEq(NodeId.unwrap(staking.redelegationTarget(node, alice.addr, 0)), bytes32(0));
        assertEq(staking.sharesOf(node, alice.addr), 600);
        assertEq(staking.poolOf(node).unbondingShares, 400);
        assertEq(staking.poolOf(node).totalShares, BOND + 1000, "still in the pool");
        assertEq(token.stakedUnits(alice.addr), 1000, "still votes");
    }

    function test_undelegate_severalAtOnce() public {
        vm.startPrank(alice.addr);
        for (uint256 i = 0; i < 8; ++i) {
            assertEq(staking.undelegate(node, i + 1), i);
            skip(1 hours);
        }
        vm.expectRevert(abi.encodeWithSelector(IStaking.UnbondingQueueFull.selector, node, alice.addr));
        staking.undelegate(node, 1);
        vm.stopPrank();
        for (uint256 i = 0; i < 8; ++i) {
            assertEq(staking.unbondingOf(node, alice.addr, i).shares, i + 1);
        }
        assertEq(unitsAt(node, alice.addr), 1000);
    }

    /// @dev So an account pays for as many new words as it ever had entries at once, and no more.
    function test_undelegate_fromAnEmptyQueueTakesTheFirstPlaceAgain() public {
        vm.startPrank(alice.addr);
        assertEq(staking.undelegate(node, 1), 0);
        assertEq(staking.undelegate(node, 2), 1);
        skip(unbondingTime());
        staking.withdraw(node, alice.addr, 1);
        assertEq(staking.undelegate(node, 3), 2, "not empty: the next place");
        skip(unbondingTime());
        staking.withdraw(node, alice.addr, 2);
        for (uint256 i = 0; i < 8; ++i) {
            assertEq(staking.undelegate(node, 10 + i), 8 + i, "8 is the first place again");
        }
        vm.expectRevert(abi.encodeWithSelector(IStaking.UnbondingQueueFull.selector, node, alice.addr));
        staking.undelegate(node, 1);
        for (uint256 i = 0; i < 8; ++i) {
            assertEq(staking.unbondingOf(node, alice.addr, 8 + i).shares, 10 + i);
        }
        vm.expectRevert(abi.encodeWithSelector(IStaking.NoSuchUnbonding.selector, node, alice.addr, 3));
        staking.unbondingOf(node, alice.addr, 3);
        skip(unbondingTime());
        assertEq(staking.withdraw(node, alice.addr, 8), 108, "10 + 11 + ... + 17");
        assertEq(staking.undelegate(node, 1), 16);
        vm.stopPrank();
    }

    function test_undelegate_takesItOutOfWhatEarns() public {
        (,, uint256 stakeBefore, uint256 totalBefore,,) = staking.nodeState(node);
        vm.prank(alice.addr);
        staking.undelegate(node, 1000);
        (,, uint256 stake, uint256 total,,) = staking.nodeState(node);
        assertEq(stakeBefore - stake, 1000);
        assertEq(totalBefore - total, 1000);
    }

    function test_undelegate_refusesMoreThanThereIsAndNothing() public {
        vm.startPrank(alice.addr);
        vm.expectRevert(abi.encodeWithSelector(IStaking.SharesExceeded.selector, node, alice.addr, 1000, 1001));
        staking.undelegate(node, 1001);
        vm.expectRevert(abi.encodeWithSelector(IStaking.SharesExceeded.selector, node, alice.addr, 1000, 0));
        staking.undelegate(node, 0);
        vm.stopPrank();
    }

    function test_undelegate_leavesTheOwnersMinimum() public {
        vm.startPrank(owner.addr);
        vm.expectRevert(abi.encodeWithSelector(IStaking.BondBelowMinimum.selector, node, BOND - 1000 - 1, BOND));
        staking.undelegate(node, 1);
        vm.stopPrank();
        fund(owner.addr, 5000);
        vm.startPrank(owner.addr);
        staking.delegate(node, 5000);
        staking.undelegate(node, 4000);
        vm.stopPrank();
    }

    function test_undelegate_givesARetiredNodesOwnerEverything() public {
        vm.startPrank(owner.addr);
        registry.retire(node);
        staking.undelegate(node, BOND - 1000);
        vm.stopPrank();
        assertEq(staking.sharesOf(node, owner.addr), 0);
    }

    function test_undelegate_worksWhileJailed() public {
        slashNode(node, 5000);
        vm.prank(alice.addr);
        staking.undelegate(node, 1000);
        assertEq(staking.unbondingOf(node, alice.addr, 0).units, 1000, "the loss is realised later");
    }

    function testFuzz_undelegate_splitsPrincipalPartByPart(uint256 first, uint256 second, uint256 slashed) public {
        first = bound(first, 1, 998);
        second = bound(second, 1, 999 - first);
        slashed = bound(slashed, 1, 10_000);
        slashNode(node, slashed);
        staking.settle(node, alice.addr);
        uint256 before = token.stakedUnits(alice.addr);
        vm.startPrank(alice.addr);
        staking.undelegate(node, first);
        staking.undelegate(node, second);
        vm.stopPrank();
        assertEq(unitsAt(node, alice.addr), before, "no unit is lost or made");
        assertEq(staking.poolOf(node).unbondingShares, first + second);
    }
}
