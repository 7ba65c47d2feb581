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
        staking.restore(node, penalties, taken, true);
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
        staking.restore(node, penalties, 1, true);
    }

    function test_restore_refusesUnknownNodesAndAmountsThatDoNotFit() public {
        NodeId unknown = NodeId.wrap("unknown");
        vm.startPrank(slasher);
        vm.expectRevert(abi.encodeWithSelector(IStaking.NodeNotActive.selector, unknown, IStaking.Status.None));
        staking.restore(unknown, 1, 1, true);
        vm.expectRevert(abi.encodeWithSelector(IStaking.AmountOutOfBounds.selector, uint256(2 ** 96), type(uint96).max));
        staking.restore(node, penalties, 2 ** 96, true);
        vm.stopPrank();
    }

    function test_restore_leavesTheTermOfAnotherOffence() public {
        uint256 until = staking.poolOf(node).jailedUntil;
        vm.prank(slasher);
        staking.restore(node, penalties, taken, false);
        assertEq(staking.poolOf(node).jailedUntil, until);
        assertEq(staking.stakeOf(node, alice.addr), 1000 * TOKEN);
    }

    function test_restore_isForASlashOfARunningTermOnce() public {
        uint256 unknown = penalties + 1;
        vm.startPrank(slasher);
        vm.expectRevert(abi.encodeWithSelector(IStaking.NotReturnable.selector, node, unknown));
        staking.restore(node, unknown, taken, false);
        staking.restore(node, penalties, taken / 2, false);
        vm.expectRevert(abi.encodeWithSelector(IStaking.NotReturnable.selector, node, penalties));
        staking.restore(node, penalties, taken / 2, false);
        staking.slash(node, unknown, 100, 0);
        skip(7 days);
        vm.expectRevert(abi.encodeWithSelector(IStaking.NotReturnable.selector, node, unknown));
        staking.restore(node, unknown, 1, false);
        vm.stopPrank();
    }

    /// Whoever left between slash and return has a part in it, once; who left before the slash or after the return has none.
    function test_claimReturn_isForWhoLeftBetween() public {
        address[3] memory leavers = [alice.addr, bob.addr, carol.addr];
        delegateTo(node = registerOther(), alice.addr, 1000 * TOKEN);
        delegateTo(node, bob.addr, 1000 * TOKEN);
        delegateTo(node, carol.addr, 1000 * TOKEN);
        for (uint256 i = 0; i < 3; ++i) {
            vm.prank(leavers[i]);
            staking.undelegate(node, 1000 * TOKEN);
        }
        skip(unbondingTime());
        staking.withdraw(node, alice.addr, 1);
        uint256 first = slashAgain(2000);
        assertEq(staking.withdraw(node, bob.addr, 1), 800 * TOKEN);
        assertEq(staking.departedShares(node, bob.addr, 1), 1000 * TOKEN);
        uint256 second = slashAgain(1000);
        vm.startPrank(slasher);
        vm.expectEmit(address(staking));
        // 2,400 of 12,000 were taken, 1,000 of the 12,000 shares have left.
        emit IStaking.ReturnSetAside(node, first, 200 * TOKEN);
        staking.restore(node, first, 2400 * TOKEN, false);
        staking.restore(node, second, 880 * TOKEN, false);
        vm.stopPrank();
        assertEq(staking.returnsOwed(), 200 * TOKEN);
        assertEq(staking.lossOf(node, first).returnedAt, 3);
        staking.withdraw(node, carol.addr, 1);
        assertApproxEqAbs(token.balanceOf(carol.addr), 1000 * TOKEN, 2, "the pool's price had both returns in it");
        refuses(first, alice.addr, 0);
        refuses(second, bob.addr, 1);
        refuses(first, carol.addr, 4);
        refuses(first, bob.addr, 2);
        vm.expectEmit(address(staking));
        emit IStaking.ReturnClaimed(node, bob.addr, first, 1, 200 * TOKEN);
        assertEq(staking.claimReturn(node, first, bob.addr, 1), 200 * TOKEN);
        refuses(first, bob.addr, 1);
        assertEq(token.balanceOf(bob.addr), 1000 * TOKEN);
        assertEq(staking.returnsOwed(), 0);
    }

    /// Nobody's outcome depends on whether they, or others, were pushed out between slash and return.
    function testFuzz_claimReturn_leavingChangesNobodysPart(uint256 a, uint256 b, uint256 part, bool push) public {
        (a, b) = (bound(a, 1, 1e26), bound(b, 1, 1e26));
        node = registerOther();
        delegateTo(node, alice.addr, a);
        delegateTo(node, bob.addr, b);
        vm.prank(alice.addr);
        staking.undelegate(node, a);
        skip(unbondingTime());
        uint256 lost = slashNode(node, 3000);
        uint256 shares = staking.poolOf(node).totalShares;
        if (push) staking.withdraw(node, alice.addr, 1);
        uint256 amount = bound(part, 0, lost);
        vm.prank(slasher);
        staking.restore(node, penalties, amount, true);
        if (push) staking.claimReturn(node, penalties, alice.addr, 1);
        else staking.withdraw(node, alice.addr, 1);
        uint256 got = token.balanceOf(alice.addr);
        uint256 stake = 0.7e4 * shares / 1e4;
        assertApproxEqAbs(got, a * (stake + amount) / shares, 4, "who left");
        assertApproxEqAbs(staking.stakeOf(node, bob.addr), b * (stake + amount) / shares, 4, "who stayed");
    }

    function refuses(uint256 penalty, address account, uint256 number) private {
        vm.expectRevert(abi.encodeWithSelector(IStaking.NothingReturned.selector, node, penalty, account, number));
        staking.claimReturn(node, penalty, account, number);
    }

    function slashAgain(uint256 basisPoints) private returns (uint256) {
        slashNode(node, basisPoints);
        return penalties;
    }

    function testFuzz_restore_givesEveryoneTheirPartBack(uint256 amount, bool endsTerm) public {
        amount = bound(amount, 0, taken);
        uint256 before = staking.stakeOf(node, alice.addr);
        vm.prank(slasher);
        staking.restore(node, penalties, amount, endsTerm);
        uint256 part = amount * 1000 * TOKEN / (BOND + 1000 * TOKEN);
        assertApproxEqAbs(staking.stakeOf(node, alice.addr) - before, part, 1, "part");
    }
}
