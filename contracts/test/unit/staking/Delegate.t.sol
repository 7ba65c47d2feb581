// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IPausable} from "src/interfaces/IPausable.sol";
import {IStaking} from "src/interfaces/IStaking.sol";
import {Params} from "src/libraries/Params.sol";
import {NodeId} from "src/types/NodeId.sol";
import {StakeFixture} from "test/base/StakeFixture.sol";

contract DelegateTest is StakeFixture {
    NodeId private node;

    function setUp() public override {
        super.setUp();
        node = registerNode();
        fund(alice.addr, 1000 * TOKEN);
        fund(owner.addr, 1000 * TOKEN);
    }

    function test_delegate_givesSharesAtThePoolsPrice() public {
        vm.expectEmit(address(staking));
        emit IStaking.Delegated(node, alice.addr, 100 * TOKEN, 100 * TOKEN);
        vm.prank(alice.addr);
        uint256 shares = staking.delegate(node, 100 * TOKEN);
        assertEq(shares, 100 * TOKEN);
        assertEq(staking.sharesOf(node, alice.addr), shares);
        assertEq(staking.stakeOf(node, alice.addr), 100 * TOKEN);
        assertEq(token.stakedUnits(alice.addr), 100 * TOKEN);
        assertEq(staking.poolOf(node).stake, BOND + 100 * TOKEN);
    }

    function test_delegate_increasesAPosition() public {
        vm.startPrank(alice.addr);
        staking.delegate(node, 100 * TOKEN);
        staking.delegate(node, 50 * TOKEN);
        vm.stopPrank();
        assertEq(staking.sharesOf(node, alice.addr), 150 * TOKEN);
        assertEq(staking.positionOf(node, alice.addr).units, 150 * TOKEN);
    }

    function test_delegate_afterASlashGivesMoreShares() public {
        slashNode(node, 5000);
        skip(7 days);
        vm.startPrank(owner.addr);
        staking.delegate(node, 1000 * TOKEN);
        vm.stopPrank();
        assertEq(staking.poolOf(node).totalShares, BOND + 2000 * TOKEN);
    }

    function test_delegate_refusesUnknownNodes() public {
        NodeId unknown = NodeId.wrap("unknown");
        vm.expectRevert(abi.encodeWithSelector(IStaking.NodeNotActive.selector, unknown, IStaking.Status.None));
        vm.prank(alice.addr);
        staking.delegate(unknown, 1);
    }

    function test_delegate_refusesRetiredNodes() public {
        vm.prank(owner.addr);
        registry.retire(node);
        vm.expectRevert(abi.encodeWithSelector(IStaking.NodeNotActive.selector, node, IStaking.Status.Retired));
        vm.prank(alice.addr);
        staking.delegate(node, 1);
    }

    /// While the term runs not for the owner either: a slash that is given back belongs to those who bore it.
    function test_delegate_toAJailedNodeIsForItsOwnerOnlyAfterTheTerm() public {
        slashNode(node, 100);
        uint256 until = block.timestamp + 7 days;
        vm.warp(until - 1);
        vm.expectRevert(abi.encodeWithSelector(IStaking.NodeJailed.selector, node, until));
        vm.prank(owner.addr);
        staking.delegate(node, 100 * TOKEN);
        vm.warp(until);
        vm.expectRevert(abi.encodeWithSelector(IStaking.NodeJailed.selector, node, until));
        vm.prank(alice.addr);
        staking.delegate(node, 100 * TOKEN);
        vm.prank(owner.addr);
        staking.delegate(node, 100 * TOKEN);
    }

    function test_delegate_refusesWipedPools() public {
        slashNode(node, 9900);
        skip(7 days);
        IStaking.Pool memory pool = staking.poolOf(node);
        vm.expectRevert(abi.encodeWithSelector(IStaking.PoolWiped.selector, node, pool.stake, pool.totalShares));
        vm.prank(owner.addr);
        staking.delegate(node, 1);
    }

    function test_delegate_refusesPoolsThatLostEverything() public {
        slashNode(node, 10_000);
        skip(7 days);
        vm.expectRevert(abi.encodeWithSelector(IStaking.PoolWiped.selector, node, 0, BOND));
        vm.prank(owner.addr);
        staking.delegate(node, 1);
    }

    /// @dev A return cannot make shares dear, because it comes from what the same shares lost. A slasher that gives more could.
    function test_delegate_refusesPoolsWhoseSharesAreDear() public {
        vm.prank(timelock);
        parameters.set(Params.MIN_SELF_BOND, TOKEN);
        NodeId small = registerNode(keyOf("small owner"), keyOf("small hot key"), TOKEN);
        fund(slasher, 2e26);
        slashNode(small, 5000);
        vm.prank(slasher);
        staking.restore(small, penalties, 2e26, true);
        IStaking.Pool memory pool = staking.poolOf(small);
        vm.expectRevert(abi.encodeWithSelector(IStaking.SharesTooDear.selector, small, pool.stake, pool.totalShares));
        vm.prank(alice.addr);
        staking.delegate(small, TOKEN);
    }

    function test_delegate_refusesAmountsOutOfBounds() public {
        vm.startPrank(alice.addr);
        vm.expectRevert(abi.encodeWithSelector(IStaking.AmountOutOfBounds.selector, 0, type(uint96).max));
        staking.delegate(node, 0);
        vm.expectRevert(abi.encodeWithSelector(IStaking.AmountOutOfBounds.selector, uint256(2 ** 96), type(uint96).max));
        staking.delegate(node, 2 ** 96);
        vm.stopPrank();
    }

    function test_delegate_refusesAnAmountBelowOneShare() public {
        // A share is worth more than a unit once more was given back than was taken.
        fund(slasher, BOND);
        uint256 taken = slashNode(node, 5000);
        vm.prank(slasher);
        staking.restore(node, penalties, taken + BOND, true);
        vm.expectRevert(abi.encodeWithSelector(IStaking.AmountBelowOneShare.selector, node, 1));
        vm.prank(alice.addr);
        staking.delegate(node, 1);
    }

    function test_delegate_needsAllowanceAndBalance() public {
        vm.prank(bank);
        token.transfer(carol.addr, 10);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, address(staking), 0, 10)
        );
        vm.prank(carol.addr);
        staking.delegate(node, 10);
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientBalance.selector, alice.addr, 1000 * TOKEN, 1000 * TOKEN + 1
            )
        );
        vm.prank(alice.addr);
        staking.delegate(node, 1000 * TOKEN + 1);
    }

    function test_delegate_canBePaused() public {
        uint64 until = pauseFunction(address(staking), staking.delegate.selector);
        vm.expectRevert(abi.encodeWithSelector(IPausable.FunctionIsPaused.selector, staking.delegate.selector, until));
        vm.prank(alice.addr);
        staking.delegate(node, 1);
        vm.warp(until);
        vm.prank(alice.addr);
        staking.delegate(node, 1);
    }

    function testFuzz_delegate_neverGivesMoreThanItTakes(uint256 slashed, uint256 first, uint256 second) public {
        slashed = bound(slashed, 0, 9800);
        first = bound(first, 1, 1e26);
        second = bound(second, 64, 1e26);
        delegateTo(node, alice.addr, first);
        if (slashed > 0) {
            slashNode(node, slashed);
            skip(7 days);
            fund(owner.addr, 100 * BOND);
            vm.startPrank(owner.addr);
            staking.delegate(node, 100 * BOND);
            staking.unjail(node);
            vm.stopPrank();
        }
        uint256 aliceBefore = staking.stakeOf(node, alice.addr);
        delegateTo(node, bob.addr, second);
        uint256 worth = staking.stakeOf(node, bob.addr);
        assertLe(worth, second, "a newcomer gains nothing");
        assertGe(worth + 2, second, "and loses less than two units");
        assertGe(staking.stakeOf(node, alice.addr), aliceBefore, "nobody pays for a newcomer");
        assertLe(staking.poolOf(node).totalShares, uint256(64) * staking.poolOf(node).stake, "shares are bounded");
    }
}
