// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IStaking} from "src/interfaces/IStaking.sol";
import {NodeId} from "src/types/NodeId.sol";
import {StakeFixture} from "test/base/StakeFixture.sol";

contract RestoreTest is StakeFixture {
    NodeId private node;
    uint256 private taken;

    function setUp() public override {
        super.setUp();
        node = registerNode();
        delegateTo(node, alice.addr, 1000 * TOKEN);
        vm.prank(owner.addr);
        token.delegate(carol.addr);
        taken = slashNode(node, 1000);
    }

    function test_restore_undoesASlash() public {
        vm.expectEmit(address(staking));
        emit IStaking.Restored(node, taken, BOND + 1000 * TOKEN);
        vm.expectEmit(address(staking));
        emit IStaking.Unjailed(node);
        vm.prank(slasher);
        staking.restore(node, taken, true);
        assertEq(staking.stakeOf(node, alice.addr), 1000 * TOKEN);
        (, bool jailed,,,,) = staking.nodeState(node);
        assertFalse(jailed, "the jail term ends");
        assertEq(token.getVotes(carol.addr), BOND - 1000, "the owner's votes are back");
        assertEq(token.balanceOf(address(staking)), BOND + 1000 * TOKEN);
        assertEq(token.balanceOf(slasher), 0);
    }

    function test_restore_isForTheSlasherOnly() public {
        vm.expectRevert(abi.encodeWithSelector(IStaking.Unauthorized.selector, alice.addr, slasher));
        vm.prank(alice.addr);
        staking.restore(node, 1, true);
    }

    function test_restore_refusesUnknownNodesAndAmountsThatDoNotFit() public {
        NodeId unknown = NodeId.wrap("unknown");
        vm.startPrank(slasher);
        vm.expectRevert(abi.encodeWithSelector(IStaking.NodeNotActive.selector, unknown, IStaking.Status.None));
        staking.restore(unknown, 1, true);
        vm.expectRevert(abi.encodeWithSelector(IStaking.AmountOutOfBounds.selector, uint256(2 ** 96), type(uint96).max));
        staking.restore(node, 2 ** 96, true);
        vm.stopPrank();
    }

    function test_restore_leavesTheTermOfAnotherOffence() public {
        uint256 until = staking.poolOf(node).jailedUntil;
        vm.prank(slasher);
        staking.restore(node, taken, false);
        assertEq(staking.poolOf(node).jailedUntil, until);
        assertEq(staking.stakeOf(node, alice.addr), 1000 * TOKEN);
    }

    function testFuzz_restore_givesEveryoneTheirPartBack(uint256 amount, bool endsTerm) public {
        amount = bound(amount, 0, taken);
        uint256 before = staking.stakeOf(node, alice.addr);
        vm.prank(slasher);
        staking.restore(node, amount, endsTerm);
        uint256 part = amount * 1000 * TOKEN / (BOND + 1000 * TOKEN);
        assertApproxEqAbs(staking.stakeOf(node, alice.addr) - before, part, 1, "part");
    }
}
