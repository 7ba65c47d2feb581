// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IConetToken} from "src/interfaces/IConetToken.sol";
import {StakeFixture} from "test/base/StakeFixture.sol";

contract MintTest is StakeFixture {
    function test_mint_createsWhatTheCurveHasReleased() public {
        vm.warp(GENESIS + 10 days);
        uint256 released = schedule.cumulative(block.timestamp);
        vm.expectEmit(address(token));
        emit IERC20.Transfer(address(0), distributor, released);
        vm.prank(anchor);
        token.mintUpTo(distributor, released);
        assertEq(token.balanceOf(distributor), released);
        assertEq(token.emitted(), released);
        assertEq(token.totalSupply(), CAP - MINERS_SHARE + released);
    }

    function test_mint_refusesOneUnitMore() public {
        vm.warp(GENESIS + 10 days);
        uint256 released = schedule.cumulative(block.timestamp);
        vm.expectRevert(abi.encodeWithSelector(IConetToken.EmissionExceeded.selector, released + 1, released));
        vm.prank(anchor);
        token.mintUpTo(distributor, released + 1);
    }

    function test_mint_neverBringsBackWhatWasBurnt() public {
        vm.prank(bank);
        token.burn(1000 * TOKEN);
        vm.warp(GENESIS + 10 days);
        uint256 released = schedule.cumulative(block.timestamp);
        vm.startPrank(anchor);
        assertEq(token.mintUpTo(distributor, released), released);
        assertEq(token.mintUpTo(distributor, released), 0, "nothing is missing");
        vm.expectRevert(abi.encodeWithSelector(IConetToken.EmissionExceeded.selector, released + 1, released));
        token.mintUpTo(distributor, released + 1);
        vm.stopPrank();
        assertEq(token.totalSupply(), CAP - MINERS_SHARE + released - 1000 * TOKEN);
    }

    function test_mint_createsOnlyWhatIsMissing() public {
        vm.warp(GENESIS + 10 days);
        uint256 released = schedule.cumulative(block.timestamp);
        vm.startPrank(anchor);
        assertEq(token.mintUpTo(distributor, 1000), 1000);
        assertEq(token.mintUpTo(distributor, 1000), 0);
        assertEq(token.mintUpTo(distributor, released), released - 1000);
        vm.stopPrank();
        assertEq(token.balanceOf(distributor), released);
    }

    /// @dev What exists cannot be taken back by a smaller total.
    function test_mint_refusesATotalBelowWhatWasMinted() public {
        vm.warp(GENESIS + 10 days);
        vm.startPrank(anchor);
        token.mintUpTo(distributor, 1000);
        vm.expectRevert(abi.encodeWithSignature("Panic(uint256)", 0x11));
        token.mintUpTo(distributor, 999);
        vm.stopPrank();
    }

    function test_mint_isForTheMinterOnly() public {
        vm.expectRevert(abi.encodeWithSelector(IConetToken.Unauthorized.selector, alice.addr, anchor));
        vm.prank(alice.addr);
        token.mintUpTo(alice.addr, 0);
    }

    function test_mint_refusesTheZeroAddress() public {
        vm.warp(GENESIS + 10 days);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidReceiver.selector, address(0)));
        vm.prank(anchor);
        token.mintUpTo(address(0), 1);
    }

    function test_mint_cannotLeaveTokensInStaking() public {
        vm.warp(GENESIS + 10 days);
        vm.expectRevert(abi.encodeWithSelector(IConetToken.TransferToStaking.selector, address(0), 1));
        vm.prank(anchor);
        token.mintUpTo(address(staking), 1);
    }

    function test_mint_endsExactlyAtTheCap() public {
        vm.warp(GENESIS + 40 * uint256(PERIOD));
        vm.prank(anchor);
        token.mintUpTo(distributor, MINERS_SHARE);
        assertEq(token.totalSupply(), CAP);
        vm.warp(type(uint40).max);
        vm.expectRevert(abi.encodeWithSelector(IConetToken.EmissionExceeded.selector, MINERS_SHARE + 1, MINERS_SHARE));
        vm.prank(anchor);
        token.mintUpTo(distributor, MINERS_SHARE + 1);
    }

    function testFuzz_mint_staysWithinTheCurve(uint256 time, uint256 amount) public {
        vm.warp(bound(time, GENESIS, GENESIS + 60 * uint256(PERIOD)));
        uint256 released = schedule.cumulative(block.timestamp);
        amount = bound(amount, 0, type(uint128).max);
        if (amount > released) {
            vm.expectRevert(abi.encodeWithSelector(IConetToken.EmissionExceeded.selector, amount, released));
        }
        vm.prank(anchor);
        token.mintUpTo(distributor, amount);
        assertEq(token.balanceOf(distributor), amount > released ? 0 : amount);
    }
}
