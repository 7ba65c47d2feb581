// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPausable} from "src/interfaces/IPausable.sol";
import {IStaking} from "src/interfaces/IStaking.sol";
import {NodeId} from "src/types/NodeId.sol";
import {StakeFixture} from "test/base/StakeFixture.sol";

contract RedelegateTest is StakeFixture {
    NodeId private node;
    NodeId private other;

    function setUp() public override {
        super.setUp();
        node = registerNode();
        other = registerOther();
        delegateTo(node, alice.addr, 1000);
    }

    function test_redelegate_movesStakeWithoutPassingThroughTheAccount() public {
        vm.expectEmit(address(staking));
        emit IStaking.RedelegationStarted(node, alice.addr, other, 400, 0);
        _redelegate(400);
        assertTrue(staking.redelegationTarget(node, alice.addr, 0) == other);
        assertEq(staking.sharesOf(other, alice.addr), 0, "not before it has unbonded");
        skip(unbondingTime());
        vm.expectEmit(address(staking));
        emit IStaking.Redelegated(node, alice.addr, other, 0, 400);
        assertEq(staking.withdraw(node, alice.addr, 1), 400);
        assertEq(staking.sharesOf(other, alice.addr), 400);
        assertEq(staking.sharesOf(node, alice.addr), 600);
        assertEq(token.balanceOf(alice.addr), 0);
        assertEq(token.stakedUnits(alice.addr), 1000);
        assertEq(unitsAt(node, alice.addr) + unitsAt(other, alice.addr), 1000);
    }

    /// @dev The point of waiting: what the old node did while the stake was there still costs it.
    function test_redelegate_dodgesNoSlash() public {
        vm.prank(alice.addr);
        token.delegate(carol.addr);
        _redelegate(1000);
        slashNode(node, 5000);
        skip(unbondingTime());
        assertEq(staking.withdraw(node, alice.addr, 1), 500);
        assertEq(staking.sharesOf(other, alice.addr), 500);
        assertEq(token.stakedUnits(alice.addr), 500);
        assertEq(token.getVotes(carol.addr), 500, "the loss is realised on the way");
    }

    function test_redelegate_paysOutWhenTheTargetHasRetired() public {
        _redelegate(1000);
        vm.prank(accountOf("other owner"));
        registry.retire(other);
        _expectPaidOut(1000);
    }

    function test_redelegate_paysOutWhenTheTargetIsJailed() public {
        _redelegate(1000);
        slashNode(other, 1);
        _expectPaidOut(1000);
    }

    function test_redelegate_paysOutWhenTheTargetIsWiped() public {
        _redelegate(1000);
        slashNode(other, 10_000);
        _expectPaidOut(1000);
    }

    function test_redelegate_paysOutWhatIsLessThanAShare() public {
        _redelegate(1000);
        slashNode(node, 10_000);
        _expectPaidOut(0);
    }

    function test_redelegate_intoOnesOwnJailedNodeIsTakenInAfterTheTerm() public {
        address otherOwner = accountOf("other owner");
        delegateTo(node, otherOwner, 1000);
        vm.prank(otherOwner);
        staking.redelegate(node, other, 1000);
        slashNode(other, 1);
        skip(unbondingTime());
        staking.withdraw(node, otherOwner, 1);
        assertEq(token.balanceOf(otherOwner), 0);
        assertGt(staking.sharesOf(other, otherOwner), BOND - 1000);
    }

    function test_redelegate_whileTheTermRunsIsPaidOutToTheOwnerToo() public {
        address otherOwner = accountOf("other owner");
        delegateTo(node, otherOwner, 1000);
        vm.prank(otherOwner);
        staking.redelegate(node, other, 1000);
        skip(unbondingTime());
        slashNode(other, 1);
        staking.withdraw(node, otherOwner, 1);
        assertEq(token.balanceOf(otherOwner), 1000);
    }

    function test_redelegate_refusesTheSameNode() public {
        vm.expectRevert(abi.encodeWithSelector(IStaking.RedelegationToSameNode.selector, node));
        vm.prank(alice.addr);
        staking.redelegate(node, node, 1);
    }

    function test_redelegate_refusesTargetsThatTakeNoStake() public {
        NodeId unknown = NodeId.wrap("unknown");
        vm.expectRevert(abi.encodeWithSelector(IStaking.NodeNotActive.selector, unknown, IStaking.Status.None));
        vm.prank(alice.addr);
        staking.redelegate(node, unknown, 1);
    }

    function test_redelegate_refusesMoreThanThereIs() public {
        vm.expectRevert(abi.encodeWithSelector(IStaking.SharesExceeded.selector, node, alice.addr, 1000, 1001));
        vm.prank(alice.addr);
        staking.redelegate(node, other, 1001);
    }

    function test_redelegate_canBePaused() public {
        uint64 until = pauseFunction(address(staking), staking.redelegate.selector);
        vm.expectRevert(abi.encodeWithSelector(IPausable.FunctionIsPaused.selector, staking.redelegate.selector, until));
        vm.prank(alice.addr);
        staking.redelegate(node, other, 1);
    }

    function testFuzz_redelegate_keepsValueAndVotes(uint256 shares, uint256 slashed) public {
        shares = bound(shares, 1, 1000);
        slashed = bound(slashed, 1, 10_000);
        vm.prank(alice.addr);
        token.delegate(carol.addr);
        _redelegate(shares);
        slashNode(node, slashed);
        skip(unbondingTime());
        uint256 moved = staking.withdraw(node, alice.addr, 1);
        assertLe(moved, shares * (10_000 - slashed) / 10_000 + 1);
        assertEq(staking.sharesOf(other, alice.addr), moved);
        assertEq(token.getVotes(carol.addr), token.stakedUnits(alice.addr) + token.balanceOf(alice.addr));
        assertEq(unitsAt(node, alice.addr) + unitsAt(other, alice.addr), token.stakedUnits(alice.addr));
    }

    function _redelegate(uint256 shares) private {
        vm.prank(alice.addr);
        staking.redelegate(node, other, shares);
    }

    function _expectPaidOut(uint256 amount) private {
        skip(unbondingTime());
        assertEq(staking.withdraw(node, alice.addr, 1), amount);
        assertEq(token.balanceOf(alice.addr), amount);
        assertEq(staking.sharesOf(other, alice.addr), 0);
        assertEq(token.stakedUnits(alice.addr), 0);
    }
}
