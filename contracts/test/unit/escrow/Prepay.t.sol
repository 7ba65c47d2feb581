// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {Escrow} from "src/Escrow.sol";
import {IEscrow} from "src/interfaces/IEscrow.sol";
import {IPausable} from "src/interfaces/IPausable.sol";
import {StakeFixture} from "test/base/StakeFixture.sol";

/// @notice prepay, commitCredit, prepayAndCommit and their permit variants.
contract PrepayTest is StakeFixture {
    uint256 private deadline;

    function setUp() public override {
        super.setUp();
        fund(alice.addr, 1000);
        vm.prank(bank);
        token.transfer(bob.addr, 1000);
        deadline = block.timestamp + 60;
    }

    function test_prepay_addsToTheBalance() public {
        vm.expectEmit(address(escrow));
        emit IEscrow.Prepaid(alice.addr, 400);
        vm.startPrank(alice.addr);
        escrow.prepay(400);
        escrow.prepay(100);
        vm.stopPrank();
        assertEq(escrow.accountOf(alice.addr).balance, 500);
        assertEq(token.balanceOf(address(escrow)), 500);
        assertEq(escrow.committed(), 0);
    }

    function test_prepay_refusesAmountsOutOfBounds() public {
        vm.startPrank(alice.addr);
        vm.expectRevert(IEscrow.AmountIsZero.selector);
        escrow.prepay(0);
        vm.expectRevert(abi.encodeWithSelector(IEscrow.AmountOutOfBounds.selector, uint256(2 ** 96), type(uint96).max));
        escrow.prepay(2 ** 96);
        vm.expectRevert(IEscrow.AmountIsZero.selector);
        escrow.prepayAndCommit(0);
        vm.expectRevert(abi.encodeWithSelector(IEscrow.AmountOutOfBounds.selector, uint256(2 ** 96), type(uint96).max));
        escrow.prepayAndCommit(2 ** 96);
        vm.stopPrank();
    }

    function test_prepay_needsBalanceAndAllowance() public {
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, alice.addr, 1000, 1001));
        vm.prank(alice.addr);
        escrow.prepay(1001);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, address(escrow), 0, 1));
        vm.prank(bob.addr);
        escrow.prepay(1);
    }

    function test_commitCredit_isIrrevocable() public {
        vm.startPrank(alice.addr);
        escrow.prepay(400);
        vm.expectEmit(address(escrow));
        emit IEscrow.CreditCommitted(alice.addr, 300, 1);
        assertEq(escrow.commitCredit(300), 1);
        assertEq(escrow.commitCredit(50), 2);
        assertEq(escrow.accountOf(alice.addr).balance, 50);
        assertEq(escrow.committed(), 350);
        assertEq(escrow.commitCount(), 2);
        vm.expectRevert(abi.encodeWithSelector(IEscrow.InsufficientBalance.selector, alice.addr, 50, 51));
        escrow.requestWithdrawal(51);
        vm.stopPrank();
    }

    function test_commitCredit_refusesZeroAndMoreThanTheBalance() public {
        vm.startPrank(alice.addr);
        vm.expectRevert(IEscrow.AmountIsZero.selector);
        escrow.commitCredit(0);
        vm.expectRevert(abi.encodeWithSelector(IEscrow.InsufficientBalance.selector, alice.addr, 0, 1));
        escrow.commitCredit(1);
        vm.stopPrank();
    }

    function test_prepayAndCommit_doesBoth() public {
        vm.expectEmit(address(escrow));
        emit IEscrow.Prepaid(alice.addr, 400);
        vm.expectEmit(address(escrow));
        emit IEscrow.CreditCommitted(alice.addr, 400, 1);
        vm.prank(alice.addr);
        assertEq(escrow.prepayAndCommit(400), 1);
        assertEq(escrow.accountOf(alice.addr).balance, 0);
        assertEq(escrow.committed(), 400);
        assertEq(token.balanceOf(address(escrow)), 400);
    }

    function test_permits_needNoApprovalBefore() public {
        (uint8 v, bytes32 r, bytes32 s) = _sign(300);
        vm.prank(bob.addr);
        escrow.prepayWithPermit(300, deadline, v, r, s);
        (v, r, s) = _sign(200);
        // Somebody else's use of the permit is no obstacle.
        token.permit(bob.addr, address(escrow), 200, deadline, v, r, s);
        vm.prank(bob.addr);
        assertEq(escrow.prepayAndCommitWithPermit(200, deadline, v, r, s), 1);
        assertEq(escrow.accountOf(bob.addr).balance, 300);
        assertEq(escrow.committed(), 200);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, address(escrow), 0, 200)
        );
        vm.prank(bob.addr);
        escrow.prepayWithPermit(200, deadline, v, r, s);
    }

    function test_payingIn_canBePausedAndTakingOutCannot() public {
        bytes4[5] memory intake = [
            escrow.prepay.selector,
            escrow.prepayWithPermit.selector,
            escrow.commitCredit.selector,
            escrow.prepayAndCommit.selector,
            escrow.prepayAndCommitWithPermit.selector
        ];
        for (uint256 i = 0; i < intake.length; ++i) {
            pauseFunction(address(escrow), intake[i]);
        }
        vm.startPrank(alice.addr);
        vm.expectPartialRevert(IPausable.FunctionIsPaused.selector);
        escrow.prepay(1);
        vm.expectPartialRevert(IPausable.FunctionIsPaused.selector);
        escrow.prepayWithPermit(1, deadline, 27, 0, 0);
        vm.expectPartialRevert(IPausable.FunctionIsPaused.selector);
        escrow.commitCredit(1);
        vm.expectPartialRevert(IPausable.FunctionIsPaused.selector);
        escrow.prepayAndCommit(1);
        vm.expectPartialRevert(IPausable.FunctionIsPaused.selector);
        escrow.prepayAndCommitWithPermit(1, deadline, 27, 0, 0);
        vm.stopPrank();
        assertFalse(escrow.isPausable(escrow.requestWithdrawal.selector));
        assertFalse(escrow.isPausable(escrow.withdraw.selector));
        assertFalse(escrow.isPausable(escrow.cancelWithdrawal.selector));
        assertFalse(escrow.isPausable(escrow.settle.selector));
    }

    function test_constructor_refusesZeroAddresses() public {
        address[6] memory bound_ = [address(1), address(2), address(3), address(4), address(5), address(6)];
        for (uint256 i = 0; i < 6; ++i) {
            address kept = bound_[i];
            bound_[i] = address(0);
            vm.expectRevert(IEscrow.ZeroAddress.selector);
            new Escrow(bound_[0], bound_[1], bound_[2], bound_[3], bound_[4], bound_[5]);
            bound_[i] = kept;
        }
    }

    function testFuzz_prepay_thenCommitKeepsEveryUnit(uint256 amount, uint256 committed) public {
        amount = bound(amount, 1, 1000);
        committed = bound(committed, 1, amount);
        vm.startPrank(alice.addr);
        escrow.prepay(amount);
        escrow.commitCredit(committed);
        vm.stopPrank();
        assertEq(escrow.accountOf(alice.addr).balance, amount - committed);
        assertEq(escrow.committed(), committed);
        assertEq(token.balanceOf(address(escrow)), amount);
    }

    function testFuzz_prepayAndCommit_equalsPrepayThenCommit(uint256 amount) public {
        amount = bound(amount, 1, 1000);
        vm.prank(alice.addr);
        escrow.prepayAndCommit(amount);
        assertEq(escrow.committed(), amount);
        assertEq(escrow.accountOf(alice.addr).balance, 0);
        assertEq(token.balanceOf(address(escrow)), amount);
    }

    /// A permit is for its amount, its time and its spender: anything else finds no allowance.
    function testFuzz_permits_bindAmountAndTime(uint256 signed, uint256 asked, bool later, bool commits) public {
        signed = bound(signed, 1, 300);
        asked = bound(asked, 1, 300);
        (uint8 v, bytes32 r, bytes32 s) = _sign(signed);
        uint256 until = later ? deadline + 1 : deadline;
        bool good = signed == asked && !later;
        if (!good) {
            vm.expectRevert(
                abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, address(escrow), 0, asked)
            );
        }
        vm.prank(bob.addr);
        if (commits) escrow.prepayAndCommitWithPermit(asked, until, v, r, s);
        else escrow.prepayWithPermit(asked, until, v, r, s);
        assertEq(token.balanceOf(address(escrow)), good ? asked : 0);
    }

    function _sign(uint256 amount) private view returns (uint8, bytes32, bytes32) {
        return vm.sign(bob.secret, permitDigest(bob.addr, address(escrow), amount, deadline));
    }
}
