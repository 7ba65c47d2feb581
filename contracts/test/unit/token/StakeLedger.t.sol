// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IConetToken} from "src/interfaces/IConetToken.sol";
import {StakeFixture} from "test/base/StakeFixture.sol";

/// @notice lock, unlock and restate, with Staking's part played by the test.
contract StakeLedgerTest is StakeFixture {
    function setUp() public override {
        super.setUp();
        fund(alice.addr, 100);
        fund(bob.addr, 100);
        vm.prank(alice.addr);
        token.delegate(carol.addr);
    }

    function test_lock_movesBalanceIntoUnits() public {
        vm.expectEmit(address(token));
        emit IERC20.Transfer(alice.addr, address(staking), 60);
        _lock(alice.addr, alice.addr, 60);
        assertEq(token.balanceOf(alice.addr), 40);
        assertEq(token.stakedUnits(alice.addr), 60);
        assertEq(token.balanceOf(address(staking)), 60);
        assertEq(token.getVotes(carol.addr), 100);
    }

    function test_lock_forAnotherMovesVotesToIt() public {
        _lock(bob.addr, alice.addr, 60);
        assertEq(token.balanceOf(bob.addr), 40);
        assertEq(token.stakedUnits(alice.addr), 60);
        assertEq(token.stakedUnits(bob.addr), 0);
        assertEq(token.getVotes(carol.addr), 160);
    }

    function test_lock_needsAllowance() public {
        vm.prank(alice.addr);
        token.approve(address(staking), 59);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, address(staking), 59, 60)
        );
        _lock(alice.addr, alice.addr, 60);
    }

    function test_lock_spendsTheAllowance() public {
        vm.prank(alice.addr);
        token.approve(address(staking), 70);
        _lock(alice.addr, alice.addr, 60);
        assertEq(token.allowance(alice.addr, address(staking)), 10);
    }

    function test_lock_needsBalance() public {
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, alice.addr, 100, 101));
        _lock(alice.addr, alice.addr, 101);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, bob.addr, 100, 101));
        _lock(bob.addr, alice.addr, 101);
    }

    function test_unlock_paysAndRealisesALoss() public {
        _lock(alice.addr, alice.addr, 60);
        vm.expectEmit(address(token));
        emit IERC20.Transfer(address(staking), alice.addr, 45);
        _unlock(alice.addr, 60, 45);
        assertEq(token.balanceOf(alice.addr), 85);
        assertEq(token.stakedUnits(alice.addr), 0);
        assertEq(token.getVotes(carol.addr), 85, "15 units are lost");
    }

    function test_unlock_canPayMoreThanTheUnits() public {
        _lock(alice.addr, alice.addr, 60);
        _unlock(alice.addr, 50, 55);
        assertEq(token.stakedUnits(alice.addr), 10);
        assertEq(token.balanceOf(alice.addr), 95);
        assertEq(token.getVotes(carol.addr), 105);
    }

    function test_unlock_needsTheUnits() public {
        _lock(alice.addr, alice.addr, 60);
        vm.expectRevert(abi.encodeWithSelector(IConetToken.StakedUnitsExceeded.selector, alice.addr, 60, 61));
        _unlock(alice.addr, 61, 60);
    }

    function test_unlock_needsTokensInStaking() public {
        _lock(alice.addr, alice.addr, 60);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, address(staking), 60, 61)
        );
        _unlock(alice.addr, 60, 61);
    }

    function test_restate_lowersAndRaisesVotes() public {
        _lock(alice.addr, alice.addr, 60);
        _restate(alice.addr, 60, 20);
        assertEq(token.stakedUnits(alice.addr), 20);
        assertEq(token.getVotes(carol.addr), 60);
        _restate(alice.addr, 20, 50);
        assertEq(token.stakedUnits(alice.addr), 50);
        assertEq(token.getVotes(carol.addr), 90);
        _restate(alice.addr, 50, 50);
        assertEq(token.getVotes(carol.addr), 90);
    }

    function testFuzz_restate_movesUnitsAndVotesTogether(uint256 locked, uint256 unitsBefore, uint256 unitsAfter)
        public
    {
        locked = bound(locked, 1, 100);
        unitsBefore = bound(unitsBefore, 0, locked);
        unitsAfter = bound(unitsAfter, 0, 2 ** 119);
        uint256 supply = token.totalSupply();
        _lock(alice.addr, alice.addr, locked);
        _restate(alice.addr, unitsBefore, unitsAfter);
        assertEq(token.stakedUnits(alice.addr), locked - unitsBefore + unitsAfter);
        assertEq(token.getVotes(carol.addr), 100 - unitsBefore + unitsAfter);
        assertEq(token.balanceOf(alice.addr), 100 - locked, "no token moves");
        assertEq(token.totalSupply(), supply);
    }

    function test_restate_needsTheUnitsAndFits() public {
        _lock(alice.addr, alice.addr, 60);
        vm.expectRevert(abi.encodeWithSelector(IConetToken.StakedUnitsExceeded.selector, alice.addr, 60, 61));
        _restate(alice.addr, 61, 0);
        vm.expectRevert(abi.encodeWithSelector(SafeCast.SafeCastOverflowedUintDowncast.selector, 120, 2 ** 120));
        _restate(alice.addr, 60, 2 ** 120);
    }

    function test_ledger_isForStakingOnly() public {
        bytes memory refusal =
            abi.encodeWithSelector(IConetToken.Unauthorized.selector, address(this), address(staking));
        vm.expectRevert(refusal);
        token.lock(alice.addr, alice.addr, 1);
        vm.expectRevert(refusal);
        token.unlock(alice.addr, 0, 0);
        vm.expectRevert(refusal);
        token.restate(alice.addr, 0, 0);
    }

    function testFuzz_ledger_conservesTokensAndVotes(uint256 locked, uint256 units, uint256 paid) public {
        locked = bound(locked, 0, 100);
        units = bound(units, 0, locked);
        paid = bound(paid, 0, locked);
        _lock(alice.addr, alice.addr, locked);
        _unlock(alice.addr, units, paid);
        assertEq(token.balanceOf(alice.addr) + token.balanceOf(address(staking)), 100, "tokens");
        assertEq(token.getVotes(carol.addr), token.balanceOf(alice.addr) + token.stakedUnits(alice.addr), "votes");
    }

    function _lock(address from, address account, uint256 amount) private {
        vm.prank(address(staking));
        token.lock(from, account, amount);
    }

    function _unlock(address account, uint256 units, uint256 amount) private {
        vm.prank(address(staking));
        token.unlock(account, units, amount);
    }

    function _restate(address account, uint256 unitsBefore, uint256 unitsAfter) private {
        vm.prank(address(staking));
        token.restate(account, unitsBefore, unitsAfter);
    }
}
