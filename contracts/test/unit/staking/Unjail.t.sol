// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IStaking} from "src/interfaces/IStaking.sol";
import {NodeId} from "src/types/NodeId.sol";
import {StakeFixture} from "test/base/StakeFixture.sol";

contract UnjailTest is StakeFixture {
    NodeId private node;

    function setUp() public override {
        super.setUp();
        node = registerNode();
    }

    function test_unjail_letsANodeServeAgain() public {
        fund(owner.addr, BOND);
        slashNode(node, 1000);
        skip(7 days);
        vm.startPrank(owner.addr);
        staking.delegate(node, BOND);
        vm.expectEmit(address(staking));
        emit IStaking.Unjailed(node);
        staking.unjail(node);
        vm.stopPrank();
        (, bool jailed,,,,) = staking.nodeState(node);
        assertFalse(jailed);
    }

    function test_unjail_isForTheOwnerOnly() public {
        slashNode(node, 1000);
        vm.expectRevert(abi.encodeWithSelector(IStaking.NotNodeOwner.selector, node, alice.addr, owner.addr));
        vm.prank(alice.addr);
        staking.unjail(node);
    }

    function test_unjail_refusesWhoIsNotJailed() public {
        vm.expectRevert(abi.encodeWithSelector(IStaking.NodeNotJailed.selector, node));
        vm.prank(owner.addr);
        staking.unjail(node);
    }

    function test_unjail_waitsForTheTerm() public {
        slashNode(node, 1000);
        uint256 until = block.timestamp + 7 days;
        skip(7 days - 1);
        vm.expectRevert(abi.encodeWithSelector(IStaking.JailTermNotOver.selector, node, until));
        vm.prank(owner.addr);
        staking.unjail(node);
    }

    function test_unjail_needsTheMinimumBond() public {
        slashNode(node, 1000);
        skip(7 days);
        uint256 bond = staking.stakeOf(node, owner.addr);
        vm.expectRevert(abi.encodeWithSelector(IStaking.BondBelowMinimum.selector, node, bond, BOND));
        vm.prank(owner.addr);
        staking.unjail(node);
    }

    function testFuzz_unjail_neverBeforeTheTerm(uint256 term, uint256 waited) public {
        term = bound(term, 1, 365 days);
        waited = bound(waited, 0, 365 days);
        fund(owner.addr, BOND);
        uint256 until = block.timestamp + term;
        vm.prank(slasher);
        staking.slash(node, 1, 1, until);
        skip(waited);
        vm.startPrank(owner.addr);
        if (waited < term) vm.expectRevert(abi.encodeWithSelector(IStaking.NodeJailed.selector, node, until));
        staking.delegate(node, BOND);
        if (waited < term) vm.expectRevert(abi.encodeWithSelector(IStaking.JailTermNotOver.selector, node, until));
        staking.unjail(node);
        vm.stopPrank();
    }
}
