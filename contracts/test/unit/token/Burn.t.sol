// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {StakeFixture} from "test/base/StakeFixture.sol";

contract BurnTest is StakeFixture {
    function test_burn_lowersSupplyBalanceAndVotes() public {
        fund(alice.addr, 100);
        vm.prank(alice.addr);
        token.delegate(bob.addr);
        uint256 supply = token.totalSupply();
        vm.expectEmit(address(token));
        emit IERC20.Transfer(alice.addr, address(0), 40);
        vm.prank(alice.addr);
        token.burn(40);
        assertEq(token.balanceOf(alice.addr), 60);
        assertEq(token.getVotes(bob.addr), 60);
        assertEq(token.totalSupply(), supply - 40);
        assertEq(token.burned(), 40);
        assertEq(token.emitted(), 0, "nothing was emitted");
    }

    function test_burn_refusesMoreThanTheBalance() public {
        fund(alice.addr, 100);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, alice.addr, 100, type(uint256).max)
        );
        vm.prank(alice.addr);
        token.burn(type(uint256).max);
    }

    /// @dev What is staked is not the account's to burn.
    function test_burn_doesNotReachStake() public {
        delegateTo(registerNode(), alice.addr, 100);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, alice.addr, 0, 1));
        vm.prank(alice.addr);
        token.burn(1);
    }

    function testFuzz_burn_takesTheAmountAndNothingElse(uint256 held, uint256 amount) public {
        held = bound(held, 0, 1e26);
        amount = bound(amount, 0, held);
        fund(alice.addr, held);
        uint256 supply = token.totalSupply();
        vm.prank(alice.addr);
        token.burn(amount);
        assertEq(token.balanceOf(alice.addr), held - amount);
        assertEq(token.totalSupply(), supply - amount);
        assertEq(token.burned(), amount);
    }
}
