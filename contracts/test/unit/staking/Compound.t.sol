// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPausable} from "src/interfaces/IPausable.sol";
import {IStaking} from "src/interfaces/IStaking.sol";
import {NodeId} from "src/types/NodeId.sol";
import {StakeFixture} from "test/base/StakeFixture.sol";

contract CompoundTest is StakeFixture {
    NodeId private node;

    function setUp() public override {
        super.setUp();
        node = registerNode();
        vm.prank(bank);
        token.transfer(distributor, 1000);
        vm.prank(alice.addr);
        token.delegate(carol.addr);
    }

    function test_compound_stakesRewardsForTheAccount() public {
        vm.expectEmit(address(staking));
        emit IStaking.Delegated(node, alice.addr, 300, 300);
        vm.prank(distributor);
        uint256 shares = staking.compound(alice.addr, node, 300);
        assertEq(shares, 300);
        assertEq(staking.sharesOf(node, alice.addr), 300);
        assertEq(token.balanceOf(distributor), 700);
        assertEq(token.stakedUnits(alice.addr), 300);
        assertEq(token.getVotes(carol.addr), 300, "votes come with the rewards");
    }

    function test_compound_isForTheDistributorOnly() public {
        vm.expectRevert(abi.encodeWithSelector(IStaking.Unauthorized.selector, alice.addr, distributor));
        vm.prank(alice.addr);
        staking.compound(alice.addr, node, 300);
    }

    function test_compound_intoAJailedNodeIsForItsOwnerOnlyAfterTheTerm() public {
        slashNode(node, 100);
        uint256 until = block.timestamp + 7 days;
        vm.startPrank(distributor);
        vm.expectRevert(abi.encodeWithSelector(IStaking.NodeJailed.selector, node, until));
        staking.compound(owner.addr, node, 300);
        vm.warp(until);
        vm.expectRevert(abi.encodeWithSelector(IStaking.NodeJailed.selector, node, until));
        staking.compound(alice.addr, node, 300);
        staking.compound(owner.addr, node, 300);
        vm.stopPrank();
    }

    function test_compound_canBePaused() public {
        uint64 until = pauseFunction(address(staking), staking.compound.selector);
        vm.expectRevert(abi.encodeWithSelector(IPausable.FunctionIsPaused.selector, staking.compound.selector, until));
        vm.prank(distributor);
        staking.compound(alice.addr, node, 300);
    }

    function testFuzz_compound_equalsClaimingAndDelegating(uint256 amount) public {
        amount = bound(amount, 1, 1000);
        vm.prank(distributor);
        uint256 compounded = staking.compound(alice.addr, node, amount);
        uint256 delegated = delegateTo(node, bob.addr, amount);
        assertEq(compounded, delegated);
        assertEq(token.getVotes(carol.addr), amount);
    }
}
