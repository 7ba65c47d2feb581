// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IEscrow} from "src/interfaces/IEscrow.sol";
import {Params} from "src/libraries/Params.sol";
import {StakeFixture} from "test/base/StakeFixture.sol";

/// @notice requestWithdrawal, cancelWithdrawal and withdraw.
contract EscrowWithdrawTest is StakeFixture {
    uint256 private delay;

    function setUp() public override {
        super.setUp();
        delay = parameters.get(Params.ESCROW_WITHDRAW_DELAY);
        fund(alice.addr, 1000);
        vm.prank(alice.addr);
        escrow.prepay(1000);
    }

    function test_requestWithdrawal_setsMoneyAside() public {
        vm.expectEmit(address(escrow));
        emit IEscrow.WithdrawalRequested(alice.addr, 400, block.timestamp + delay);
        _request(400);
        IEscrow.Account memory account = escrow.accountOf(alice.addr);
        assertEq(account.balance, 600);
        assertEq(account.pending, 400);
        assertEq(account.availableAt, block.timestamp + delay);
        assertEq(token.balanceOf(address(escrow)), 1000);
    }

    function test_requestWithdrawal_againStartsTheDelayAnew() public {
        _request(400);
        skip(delay - 1);
        _request(100);
        assertEq(escrow.accountOf(alice.addr).pending, 500);
        skip(delay - 1);
        vm.expectRevert(
            abi.encodeWithSelector(IEscrow.WithdrawalNotYetAvailable.selector, alice.addr, block.timestamp + 1)
        );
        vm.prank(alice.addr);
        escrow.withdraw();
    }

    function test_requestWithdrawal_refusesZeroAndMoreThanTheBalance() public {
        vm.expectRevert(IEscrow.AmountIsZero.selector);
        _request(0);
        vm.expectRevert(abi.encodeWithSelector(IEscrow.InsufficientBalance.selector, alice.addr, 1000, 1001));
        _request(1001);
    }

    function test_withdraw_paysAfterTheDelay() public {
        _request(400);
        skip(delay);
        vm.expectEmit(address(escrow));
        emit IEscrow.Withdrawn(alice.addr, 400);
        vm.prank(alice.addr);
        assertEq(escrow.withdraw(), 400);
        assertEq(token.balanceOf(alice.addr), 400);
        IEscrow.Account memory account = escrow.accountOf(alice.addr);
        assertEq(account.pending, 0);
        assertEq(account.availableAt, 0);
        assertEq(account.balance, 600);
    }

    function test_withdraw_refusesWithoutARequestAndEarly() public {
        vm.startPrank(alice.addr);
        vm.expectRevert(abi.encodeWithSelector(IEscrow.NoWithdrawalRequested.selector, alice.addr));
        escrow.withdraw();
        escrow.requestWithdrawal(1);
        uint256 availableAt = block.timestamp + delay;
        skip(delay - 1);
        vm.expectRevert(abi.encodeWithSelector(IEscrow.WithdrawalNotYetAvailable.selector, alice.addr, availableAt));
        escrow.withdraw();
        skip(1);
        escrow.withdraw();
        vm.expectRevert(abi.encodeWithSelector(IEscrow.NoWithdrawalRequested.selector, alice.addr));
        escrow.withdraw();
        vm.stopPrank();
    }

    function test_cancelWithdrawal_putsMoneyBack() public {
        _request(400);
        vm.expectEmit(address(escrow));
        emit IEscrow.WithdrawalCancelled(alice.addr, 400);
        vm.prank(alice.addr);
        escrow.cancelWithdrawal();
        assertEq(escrow.accountOf(alice.addr).balance, 1000);
        assertEq(escrow.accountOf(alice.addr).pending, 0);
        vm.expectRevert(abi.encodeWithSelector(IEscrow.NoWithdrawalRequested.selector, alice.addr));
        vm.prank(alice.addr);
        escrow.cancelWithdrawal();
    }

    function testFuzz_withdraw_neverEarlyNeverMore(uint256 amount, uint256 waited) public {
        amount = bound(amount, 1, 1000);
        waited = bound(waited, 0, 2 * delay);
        _request(amount);
        uint256 availableAt = block.timestamp + delay;
        skip(waited);
        if (waited < delay) {
            vm.expectRevert(abi.encodeWithSelector(IEscrow.WithdrawalNotYetAvailable.selector, alice.addr, availableAt));
        }
        vm.prank(alice.addr);
        escrow.withdraw();
        assertEq(token.balanceOf(alice.addr), waited < delay ? 0 : amount);
    }

    function testFuzz_cancelWithdrawal_isAsIfNothingHadBeen(uint256 amount) public {
        amount = bound(amount, 1, 1000);
        _request(amount);
        vm.prank(alice.addr);
        escrow.cancelWithdrawal();
        assertEq(escrow.accountOf(alice.addr).balance, 1000);
        assertEq(token.balanceOf(address(escrow)), 1000);
    }

    function _request(uint256 amount) private {
        vm.prank(alice.addr);
        escrow.requestWithdrawal(amount);
    }
}
