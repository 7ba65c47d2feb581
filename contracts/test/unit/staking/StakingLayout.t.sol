// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IStaking} from "src/interfaces/IStaking.sol";
import {StakingLayout} from "src/libraries/StakingLayout.sol";
import {NodeId} from "src/types/NodeId.sol";
import {StakeFixture} from "test/base/StakeFixture.sol";

/// @notice Holds Staking's storage to what a state proof reads.
contract StakingLayoutTest is StakeFixture {
    using StakingLayout for StakingLayout.PoolState;

    function test_clock_isTheTimestamp() public view {
        assertEq(staking.clock(), block.timestamp);
        assertEq(staking.CLOCK_MODE(), "mode=timestamp");
    }

    function test_layout_ofANodeThatDoesNotExist() public view {
        StakingLayout.PoolState memory pool = _read(NodeId.wrap("unknown"));
        assertFalse(pool.isActive());
        assertEq(pool.countedStake(), 0);
        (bool active, bool jailed, uint256 stake, uint256 total, uint256 self, uint16 commission) =
            staking.nodeState(NodeId.wrap("unknown"));
        assertFalse(active);
        assertFalse(jailed);
        assertEq(stake + total + self + commission, 0);
    }

    function test_layout_ofARetiredNode() public {
        NodeId node = registerNode();
        assertTrue(_read(node).isActive());
        vm.prank(owner.addr);
        registry.retire(node);
        assertFalse(_read(node).isActive());
    }

    function testFuzz_layout_readsWhatTheViewsSay(uint256 amount, uint256 part, uint256 slashed, bool jail) public {
        NodeId node = registerNode();
        uint256 shares = delegateTo(node, alice.addr, bound(amount, 1, 1e26));
        vm.prank(alice.addr);
        staking.undelegate(node, bound(part, 1, shares));
        vm.prank(slasher);
        staking.slash(node, 1, bound(slashed, 1, 10_000), jail ? block.timestamp + 1 days : 0);

        StakingLayout.PoolState memory read = _read(node);
        IStaking.Pool memory pool = staking.poolOf(node);
        assertEq(read.stake, pool.stake);
        assertEq(read.totalShares, pool.totalShares);
        assertEq(read.commission, pool.commission);
        assertEq(read.status, uint8(pool.status));
        assertEq(read.jailedUntil, pool.jailedUntil);
        assertEq(read.unbondingShares, pool.unbondingShares);
        assertEq(read.owner, pool.owner);

        (bool active, bool jailed, uint256 stake, uint256 total, uint256 self,) = staking.nodeState(node);
        assertEq(read.isActive(), active && !jailed);
        assertEq(read.countedStake(), stake);
        assertEq(read.earningShares(), total);
        assertEq(_shares(node, owner.addr), self);
        assertEq(_shares(node, alice.addr), staking.sharesOf(node, alice.addr));
    }

    function _read(NodeId node) private view returns (StakingLayout.PoolState memory) {
        return StakingLayout.decodePool(
            uint256(vm.load(address(staking), StakingLayout.poolSlot(node))),
            uint256(vm.load(address(staking), StakingLayout.ownerSlot(node)))
        );
    }

    function _shares(NodeId node, address account) private view returns (uint256) {
        return StakingLayout.decodeShares(uint256(vm.load(address(staking), StakingLayout.positionSlot(node, account))));
    }
}
