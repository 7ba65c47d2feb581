// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IStaking} from "src/interfaces/IStaking.sol";
import {NodeId} from "src/types/NodeId.sol";
import {StakeFixture} from "test/base/StakeFixture.sol";

contract SettleTest is StakeFixture {
    NodeId private node;

    function setUp() public override {
        super.setUp();
        node = registerNode();
        delegateTo(node, alice.addr, 1000);
        vm.startPrank(alice.addr);
        token.delegate(carol.addr);
        staking.undelegate(node, 400);
        vm.stopPrank();
    }

    function test_settle_realisesALoss() public {
        slashNode(node, 1000);
        assertEq(token.getVotes(carol.addr), 1000, "overstated until somebody settles");
        vm.expectEmit(address(staking));
        emit IStaking.Settled(node, alice.addr, 600, 540);
        vm.prank(bob.addr);
        assertEq(staking.settle(node, alice.addr), 540);
        assertEq(token.getVotes(carol.addr), 940);
        assertEq(token.stakedUnits(alice.addr), 940);
        assertEq(staking.settle(node, alice.addr), 540, "a second time changes nothing");
        assertEq(token.numCheckpoints(carol.addr), 1);
    }

    function test_settleUnbonding_realisesALoss() public {
        slashNode(node, 1000);
        vm.expectEmit(address(staking));
        emit IStaking.Settled(node, alice.addr, 400, 360);
        assertEq(staking.settleUnbonding(node, alice.addr, 0), 360);
        assertEq(staking.unbondingOf(node, alice.addr, 0).units, 360);
        assertEq(token.getVotes(carol.addr), 960);
        assertEq(staking.settleUnbonding(node, alice.addr, 0), 360);
        staking.settle(node, alice.addr);
        assertEq(token.getVotes(carol.addr), 900);
    }

    function test_settleUnbonding_refusesWhatIsNotQueued() public {
        vm.expectRevert(abi.encodeWithSelector(IStaking.NoSuchUnbonding.selector, node, alice.addr, 1));
        staking.settleUnbonding(node, alice.addr, 1);
    }

    function test_settle_raisesAfterARestore() public {
        uint256 taken = slashNode(node, 1000);
        staking.settle(node, alice.addr);
        vm.prank(slasher);
        staking.restore(node, penalties, taken, true);
        assertEq(staking.settle(node, alice.addr), 600);
        assertEq(token.getVotes(carol.addr), 1000);
    }

    function test_settle_ofNobodyIsNothing() public {
        assertEq(staking.settle(node, bob.addr), 0);
        assertEq(staking.settle(NodeId.wrap("unknown"), bob.addr), 0);
    }

    function testFuzz_settle_makesVotesTheValue(uint256 amount, uint256 first, uint256 second) public {
        amount = bound(amount, 1, 1e26);
        first = bound(first, 1, 10_000);
        second = bound(second, 1, 10_000);
        delegateTo(node, bob.addr, amount);
        vm.prank(bob.addr);
        token.delegate(bob.addr);
        slashNode(node, first);
        slashNode(node, second);
        uint256 units = staking.settle(node, bob.addr);
        assertEq(units, staking.stakeOf(node, bob.addr));
        assertEq(token.getVotes(bob.addr), units);
    }

    function testFuzz_settleUnbonding_makesVotesTheValue(uint256 amount, uint256 part, uint256 slashed) public {
        amount = bound(amount, 2, 1e26);
        part = bound(part, 1, amount - 1);
        delegateTo(node, bob.addr, amount);
        vm.startPrank(bob.addr);
        token.delegate(bob.addr);
        staking.undelegate(node, part);
        vm.stopPrank();
        slashNode(node, bound(slashed, 1, 10_000));
        uint256 active = staking.settle(node, bob.addr);
        uint256 queued = staking.settleUnbonding(node, bob.addr, 0);
        IStaking.Pool memory pool = staking.poolOf(node);
        assertEq(queued, part * pool.stake / pool.totalShares, "worth of its shares");
        assertEq(token.getVotes(bob.addr), active + queued);
        assertEq(unitsAt(node, bob.addr), token.stakedUnits(bob.addr));
    }
}
