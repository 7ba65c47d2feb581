// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {IConetToken} from "src/interfaces/IConetToken.sol";
import {StakeFixture} from "test/base/StakeFixture.sol";

contract TransferTest is StakeFixture {
    function test_transfer_movesBalanceAndVotes() public {
        fund(alice.addr, 100);
        vm.prank(alice.addr);
        token.delegate(alice.addr);
        vm.prank(bob.addr);
        token.delegate(carol.addr);
        vm.expectEmit(address(token));
        emit IERC20.Transfer(alice.addr, bob.addr, 30);
        vm.prank(alice.addr);
        assertTrue(token.transfer(bob.addr, 30));
        assertEq(token.balanceOf(alice.addr), 70);
        assertEq(token.balanceOf(bob.addr), 30);
        assertEq(token.getVotes(alice.addr), 70);
        assertEq(token.getVotes(carol.addr), 30);
    }

    function test_transfer_toOneselfChangesNothing() public {
        fund(alice.addr, 100);
        vm.startPrank(alice.addr);
        token.delegate(alice.addr);
        token.transfer(alice.addr, 60);
        vm.stopPrank();
        assertEq(token.balanceOf(alice.addr), 100);
        assertEq(token.getVotes(alice.addr), 100);
    }

    function test_transfer_refusesMoreThanTheBalance() public {
        fund(alice.addr, 100);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, alice.addr, 100, 101));
        vm.prank(alice.addr);
        token.transfer(bob.addr, 101);
    }

    function test_transfer_refusesStakingAsReceiver() public {
        fund(alice.addr, 100);
        vm.expectRevert(abi.encodeWithSelector(IConetToken.TransferToStaking.selector, alice.addr, 100));
        vm.prank(alice.addr);
        token.transfer(address(staking), 100);
    }

    function test_transferFrom_usesTheAllowance() public {
        fund(alice.addr, 100);
        vm.prank(alice.addr);
        token.approve(bob.addr, 50);
        vm.prank(bob.addr);
        token.transferFrom(alice.addr, carol.addr, 50);
        assertEq(token.balanceOf(carol.addr), 50);
        assertEq(token.allowance(alice.addr, bob.addr), 0);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, bob.addr, 0, 1));
        vm.prank(bob.addr);
        token.transferFrom(alice.addr, carol.addr, 1);
    }

    function test_transferFrom_refusesStakingAsReceiverOfOthers() public {
        fund(alice.addr, 100);
        vm.prank(alice.addr);
        token.approve(bob.addr, 100);
        vm.expectRevert(abi.encodeWithSelector(IConetToken.TransferToStaking.selector, alice.addr, 1));
        vm.prank(bob.addr);
        token.transferFrom(alice.addr, address(staking), 1);
    }

    function test_permit_setsTheAllowanceByTheHoldersWord() public {
        uint256 deadline = block.timestamp + 1 hours;
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(alice.secret, permitDigest(alice.addr, bob.addr, 77, deadline));
        token.permit(alice.addr, bob.addr, 77, deadline, v, r, s);
        assertEq(token.allowance(alice.addr, bob.addr), 77);
        assertEq(token.nonces(alice.addr), 1);
    }

    function test_permit_refusesOthersSignaturesAndLateOnes() public {
        uint256 deadline = block.timestamp + 1 hours;
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(bob.secret, permitDigest(alice.addr, bob.addr, 77, deadline));
        vm.expectRevert(abi.encodeWithSelector(ERC20Permit.ERC2612InvalidSigner.selector, bob.addr, alice.addr));
        token.permit(alice.addr, bob.addr, 77, deadline, v, r, s);
        skip(2 hours);
        vm.expectRevert(abi.encodeWithSelector(ERC20Permit.ERC2612ExpiredSignature.selector, deadline));
        token.permit(alice.addr, bob.addr, 77, deadline, v, r, s);
    }

    function testFuzz_transfer_conserves(uint256 held, uint256 amount) public {
        held = bound(held, 0, 1e26);
        amount = bound(amount, 0, held);
        fund(alice.addr, held);
        vm.prank(alice.addr);
        token.transfer(bob.addr, amount);
        assertEq(token.balanceOf(alice.addr) + token.balanceOf(bob.addr), held);
        assertEq(token.balanceOf(bob.addr), amount);
    }
}
