// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IStaking} from "src/interfaces/IStaking.sol";
import {Params} from "src/libraries/Params.sol";
import {NodeId} from "src/types/NodeId.sol";
import {StakeFixture} from "test/base/StakeFixture.sol";

contract WithdrawTest is StakeFixture {
    NodeId private node;

    function setUp() public override {
        super.setUp();
        node = registerNode();
        delegateTo(node, alice.addr, 1000);
        vm.prank(alice.addr);
        token.delegate(carol.addr);
    }

    function test_withdraw_paysWhatHasUnbonded() public {
        _undelegate(400);
        skip(unbondingTime());
        vm.expectEmit(address(staking));
        emit IStaking.Withdrawn(node, alice.addr, 0, 400, 400);
        // Anyone may bring it about; the account is paid.
        vm.prank(bob.addr);
        assertEq(staking.withdraw(node, alice.addr, type(uint256).max), 400);
        assertEq(token.balanceOf(alice.addr), 400);
        assertEq(token.stakedUnits(alice.addr), 600);
        assertEq(staking.poolOf(node).stake, BOND + 600);
        assertEq(staking.poolOf(node).totalShares, BOND + 600);
        assertEq(staking.poolOf(node).unbondingShares, 0);
        assertEq(token.getVotes(carol.addr), 1000);
    }

    function test_withdraw_notASecondEarly() public {
        _undelegate(400);
        skip(unbondingTime() - 1);
        vm.expectRevert(abi.encodeWithSelector(IStaking.NothingMatured.selector, node, alice.addr));
        staking.withdraw(node, alice.addr, 10);
        skip(1);
        staking.withdraw(node, alice.addr, 10);
    }

    function test_withdraw_refusesAnEmptyQueueAndNoEntries() public {
        vm.expectRevert(abi.encodeWithSelector(IStaking.NothingMatured.selector, node, alice.addr));
        staking.withdraw(node, alice.addr, 10);
        _undelegate(1);
        skip(unbondingTime());
        vm.expectRevert(abi.encodeWithSelector(IStaking.NothingMatured.selector, node, alice.addr));
        staking.withdraw(node, alice.addr, 0);
    }

    function test_withdraw_takesOldestFirstUpToTheMaximum() public {
        _undelegate(100);
        skip(1 days);
        _undelegate(200);
        skip(1 days);
        _undelegate(300);
        skip(unbondingTime() - 1 days);
        assertEq(staking.withdraw(node, alice.addr, 1), 100);
        assertEq(staking.withdraw(node, alice.addr, 10), 200, "the third is not ripe");
        skip(1 days);
        assertEq(staking.withdraw(node, alice.addr, 10), 300);
    }

    function test_withdraw_freesPlacesOfTheQueue() public {
        for (uint256 round = 0; round < 3; ++round) {
            for (uint256 i = 0; i < 8; ++i) {
                _undelegate(round * 8 + i + 1);
            }
            skip(unbondingTime());
            for (uint256 i = 0; i < 8; ++i) {
                assertEq(staking.withdraw(node, alice.addr, 1), round * 8 + i + 1);
            }
        }
        IStaking.Position memory position = staking.positionOf(node, alice.addr);
        assertEq(position.head, 24);
        assertEq(position.tail, 24);
    }

    function test_withdraw_isReachedByASlash() public {
        _undelegate(400);
        skip(unbondingTime());
        slashNode(node, 2500);
        assertEq(staking.withdraw(node, alice.addr, 1), 300);
        assertEq(token.stakedUnits(alice.addr), 600, "the active part is settled by itself");
        assertEq(token.getVotes(carol.addr), 900);
    }

    function test_withdraw_fromAPoolThatLostEverythingPaysNothing() public {
        _undelegate(1000);
        slashNode(node, 10_000);
        skip(unbondingTime());
        assertEq(staking.withdraw(node, alice.addr, 1), 0);
        assertEq(token.stakedUnits(alice.addr), 0);
        assertEq(token.getVotes(carol.addr), 0);
    }

    /// @dev The time is that of the parameter when one withdraws: the DAO can bring it down, or up within its bounds.
    function test_withdraw_followsTheParameter() public {
        _undelegate(400);
        vm.prank(timelock);
        parameters.set(Params.UNBONDING_TIME, 7 days);
        skip(7 days);
        assertEq(staking.withdraw(node, alice.addr, 1), 400);
    }

    function test_unbondingOf_refusesEntriesNotInTheQueue() public {
        _undelegate(1);
        _undelegate(2);
        skip(unbondingTime());
        staking.withdraw(node, alice.addr, 1);
        vm.expectRevert(abi.encodeWithSelector(IStaking.NoSuchUnbonding.selector, node, alice.addr, 0));
        staking.unbondingOf(node, alice.addr, 0);
        assertEq(staking.unbondingOf(node, alice.addr, 1).shares, 2);
        vm.expectRevert(abi.encodeWithSelector(IStaking.NoSuchUnbonding.selector, node, alice.addr, 2));
        staking.redelegationTarget(node, alice.addr, 2);
    }

    function testFuzz_withdraw_paysAtMostWhatWentIn(uint256 amount, uint256 part, uint256 slashed) public {
        amount = bound(amount, 1, 1e26);
        uint256 shares = delegateTo(node, bob.addr, amount);
        part = bound(part, 1, shares);
        slashed = bound(slashed, 0, 10_000);
        vm.prank(bob.addr);
        staking.undelegate(node, part);
        if (slashed != 0) slashNode(node, slashed);
        skip(unbondingTime());
        uint256 paid = staking.withdraw(node, bob.addr, 1);
        assertLe(paid, part * (10_000 - slashed) / 10_000 + 1, "never more than its part");
        assertEq(token.balanceOf(bob.addr), paid);
        assertEq(token.balanceOf(address(staking)), staking.poolOf(node).stake, "stake is the balance");
    }

    function _undelegate(uint256 shares) private {
        vm.prank(alice.addr);
        staking.undelegate(node, shares);
    }
}
