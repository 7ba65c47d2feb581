// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IStaking} from "src/interfaces/IStaking.sol";
import {Params} from "src/libraries/Params.sol";
import {NodeId} from "src/types/NodeId.sol";
import {StakeFixture} from "test/base/StakeFixture.sol";

contract CommissionTest is StakeFixture {
    NodeId private node;

    function setUp() public override {
        super.setUp();
        node = registerNode();
    }

    function test_setCommission_cutsAtOnce() public {
        vm.expectEmit(address(staking));
        emit IStaking.CommissionChanged(node, 500);
        _set(500);
        assertEq(staking.poolOf(node).commission, 500);
    }

    function test_setCommission_announcesARaise() public {
        uint256 effectiveAt = block.timestamp + unbondingTime();
        vm.expectEmit(address(staking));
        emit IStaking.CommissionAnnounced(node, 2000, effectiveAt);
        _set(2000);
        assertEq(staking.poolOf(node).commission, COMMISSION, "not yet");
        (uint16 announced, uint256 effective) = staking.announcedCommission(node);
        assertEq(announced, 2000);
        assertEq(effective, effectiveAt);
    }

    function test_setCommission_replacesAnAnnouncement() public {
        _set(2000);
        skip(unbondingTime());
        _set(3000);
        vm.expectRevert(
            abi.encodeWithSelector(IStaking.CommissionNotYetEffective.selector, node, block.timestamp + unbondingTime())
        );
        staking.applyCommission(node);
        _set(COMMISSION);
        vm.expectRevert(abi.encodeWithSelector(IStaking.NoCommissionAnnounced.selector, node));
        staking.applyCommission(node);
    }

    function test_setCommission_isForTheOwnerOfAnActiveNode() public {
        vm.expectRevert(abi.encodeWithSelector(IStaking.NotNodeOwner.selector, node, alice.addr, owner.addr));
        vm.prank(alice.addr);
        staking.setCommission(node, 0);
        vm.prank(owner.addr);
        registry.retire(node);
        vm.expectRevert(abi.encodeWithSelector(IStaking.NodeNotActive.selector, node, IStaking.Status.Retired));
        _set(0);
    }

    function test_setCommission_staysWithinTheMaximum() public {
        uint256 maximum = parameters.get(Params.MAX_COMMISSION);
        vm.expectRevert(abi.encodeWithSelector(IStaking.CommissionAboveMaximum.selector, node, maximum + 1, maximum));
        _set(uint16(maximum + 1));
    }

    function test_applyCommission_afterTheNotice() public {
        _set(2000);
        skip(unbondingTime());
        vm.expectEmit(address(staking));
        emit IStaking.CommissionChanged(node, 2000);
        vm.prank(bob.addr);
        staking.applyCommission(node);
        assertEq(staking.poolOf(node).commission, 2000);
        (uint16 announced, uint256 effective) = staking.announcedCommission(node);
        assertEq(announced, 0);
        assertEq(effective, 0);
    }

    function test_applyCommission_notASecondEarly() public {
        _set(2000);
        uint256 effectiveAt = block.timestamp + unbondingTime();
        skip(unbondingTime() - 1);
        vm.expectRevert(abi.encodeWithSelector(IStaking.CommissionNotYetEffective.selector, node, effectiveAt));
        staking.applyCommission(node);
    }

    function test_applyCommission_obeysAMaximumLoweredMeanwhile() public {
        _set(2000);
        vm.prank(timelock);
        parameters.set(Params.MAX_COMMISSION, 1500);
        skip(unbondingTime());
        vm.expectRevert(abi.encodeWithSelector(IStaking.CommissionAboveMaximum.selector, node, 2000, 1500));
        staking.applyCommission(node);
    }

    /// A raise that was announced long ago is not kept ready for those who delegate later.
    function test_applyCommission_lapsesAWeekAfterTheNotice() public {
        _set(2000);
        uint256 lapsedAt = block.timestamp + unbondingTime() + 7 days;
        vm.warp(lapsedAt);
        delegateTo(node, alice.addr, 1000);
        vm.expectRevert(abi.encodeWithSelector(IStaking.CommissionLapsed.selector, node, lapsedAt));
        staking.applyCommission(node);
        vm.warp(lapsedAt - 1);
        staking.applyCommission(node);
        assertEq(staking.poolOf(node).commission, 2000);
    }

    /// @dev Whoever undelegates when a raise is announced never pays it: shares stop earning at once, and are out when
    /// it takes effect.
    function test_applyCommission_findsNobodyWhoWantedToLeave() public {
        delegateTo(node, alice.addr, 1000);
        _set(2000);
        vm.prank(alice.addr);
        staking.undelegate(node, 1000);
        skip(unbondingTime());
        assertEq(staking.withdraw(node, alice.addr, 1), 1000);
        staking.applyCommission(node);
    }

    function testFuzz_commission_risesOnlyWithNotice(uint256 commission, uint256 waited) public {
        commission = bound(commission, 0, parameters.get(Params.MAX_COMMISSION));
        waited = bound(waited, 0, 2 * unbondingTime());
        uint256 effectiveAt = block.timestamp + unbondingTime();
        _set(uint16(commission));
        skip(waited);
        if (commission <= COMMISSION) {
            assertEq(staking.poolOf(node).commission, commission);
            vm.expectRevert(abi.encodeWithSelector(IStaking.NoCommissionAnnounced.selector, node));
        } else if (block.timestamp < effectiveAt) {
            vm.expectRevert(abi.encodeWithSelector(IStaking.CommissionNotYetEffective.selector, node, effectiveAt));
        } else if (block.timestamp >= effectiveAt + 7 days) {
            vm.expectRevert(abi.encodeWithSelector(IStaking.CommissionLapsed.selector, node, effectiveAt + 7 days));
        }
        staking.applyCommission(node);
        bool raised = commission > COMMISSION && waited >= unbondingTime() && waited < unbondingTime() + 7 days;
        assertEq(staking.poolOf(node).commission, raised || commission <= COMMISSION ? commission : COMMISSION);
    }

    function _set(uint16 commission) private {
        vm.prank(owner.addr);
        staking.setCommission(node, commission);
    }
}
