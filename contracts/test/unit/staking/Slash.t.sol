// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IStaking} from "src/interfaces/IStaking.sol";
import {NodeId} from "src/types/NodeId.sol";
import {StakeFixture} from "test/base/StakeFixture.sol";

contract SlashTest is StakeFixture {
    NodeId private node;

    function setUp() public override {
        super.setUp();
        node = registerNode();
    }

    function test_slash_takesFromBondDelegationAndUnbondingAlike() public {
        delegateTo(node, alice.addr, 1000 * TOKEN);
        delegateTo(node, bob.addr, 1000 * TOKEN);
        vm.prank(bob.addr);
        staking.undelegate(node, 1000 * TOKEN);
        uint256 until = block.timestamp + 3 days;
        uint256 stake = BOND + 2000 * TOKEN;
        vm.expectEmit(address(staking));
        emit IStaking.Slashed(node, 1000, stake / 10, stake - stake / 10, until);
        vm.prank(slasher);
        assertEq(staking.slash(node, 1, 1000, until), stake / 10);
        assertEq(staking.stakeOf(node, alice.addr), 900 * TOKEN);
        skip(unbondingTime());
        assertEq(staking.withdraw(node, bob.addr, 1), 900 * TOKEN);
        assertEq(token.balanceOf(slasher), stake / 10);
        (bool active, bool jailed,,,,) = staking.nodeState(node);
        assertTrue(active);
        assertTrue(jailed);
    }

    function test_slash_lowersTheOwnersVotesAtOnce() public {
        vm.prank(owner.addr);
        token.delegate(carol.addr);
        assertEq(token.getVotes(carol.addr), BOND);
        slashNode(node, 5000);
        assertEq(token.getVotes(carol.addr), staking.stakeOf(node, owner.addr));
        assertEq(token.stakedUnits(owner.addr), BOND / 2 - 500);
    }

    /// What an owner has in its queue votes no longer for what it lost, beside what a reporter is paid of it.
    function test_slash_lowersTheVotesOfTheOwnersQueueToo() public {
        vm.startPrank(owner.addr);
        token.delegate(carol.addr);
        registry.retire(node);
        staking.undelegate(node, 4000 * TOKEN);
        staking.undelegate(node, 1000 * TOKEN);
        vm.stopPrank();
        slashNode(node, 5000);
        assertEq(staking.unbondingOf(node, owner.addr, 0).units, 2000 * TOKEN);
        assertEq(staking.unbondingOf(node, owner.addr, 1).units, 500 * TOKEN);
        assertEq(token.getVotes(carol.addr), BOND / 2 - 500, "all of it");
        assertEq(unitsAt(node, owner.addr), token.stakedUnits(owner.addr));
    }

    function test_slash_neverShortensAJailTerm() public {
        vm.startPrank(slasher);
        staking.slash(node, 1, 100, block.timestamp + 9 days);
        staking.slash(node, 1, 100, block.timestamp + 2 days);
        staking.slash(node, 1, 100, 0);
        vm.stopPrank();
        assertEq(staking.poolOf(node).jailedUntil, block.timestamp + 9 days);
    }

    function test_slash_withoutATermDoesNotJail() public {
        vm.prank(slasher);
        staking.slash(node, 1, 100, 0);
        (, bool jailed,,,,) = staking.nodeState(node);
        assertFalse(jailed);
    }

    function test_slash_reachesARetiredNode() public {
        vm.prank(owner.addr);
        registry.retire(node);
        assertEq(slashNode(node, 10_000), BOND);
        assertEq(slashNode(node, 10_000), 0, "nothing is left");
    }

    function test_slash_isForTheSlasherOnly() public {
        vm.expectRevert(abi.encodeWithSelector(IStaking.Unauthorized.selector, timelock, slasher));
        vm.prank(timelock);
        staking.slash(node, 1, 100, 0);
    }

    function test_slash_refusesUnknownNodesAndValuesOutOfBounds() public {
        NodeId unknown = NodeId.wrap("unknown");
        vm.startPrank(slasher);
        vm.expectRevert(abi.encodeWithSelector(IStaking.NodeNotActive.selector, unknown, IStaking.Status.None));
        staking.slash(unknown, 1, 100, 0);
        vm.expectRevert(abi.encodeWithSelector(IStaking.SlashOutOfBounds.selector, 0));
        staking.slash(node, 1, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(IStaking.SlashOutOfBounds.selector, 10_001));
        staking.slash(node, 1, 10_001, 0);
        vm.expectRevert(
            abi.encodeWithSelector(IStaking.JailTermOutOfBounds.selector, uint256(2 ** 40), type(uint40).max)
        );
        staking.slash(node, 1, 100, 2 ** 40);
        vm.stopPrank();
    }

    /// @dev The same reads and writes whether one account or fifty have delegated.
    function test_slash_costsTheSameWhateverTheNumberOfDelegators() public {
        slashNode(node, 1);
        vm.prank(slasher);
        staking.restore(node, penalties, 0, true);
        uint256 one = _slotsTouchedBySlash();
        vm.prank(slasher);
        staking.restore(node, penalties, 0, true);
        for (uint256 i = 0; i < 50; ++i) {
            delegateTo(node, address(uint160(0x1000 + i)), 1000 + i);
        }
        assertEq(_slotsTouchedBySlash(), one);
    }

    function testFuzz_slash_isProRataToTheUnit(uint256 a, uint256 b, uint256 basisPoints) public {
        a = bound(a, 1, 1e26);
        b = bound(b, 1, 1e26);
        basisPoints = bound(basisPoints, 1, 10_000);
        delegateTo(node, alice.addr, a);
        uint256 shares = delegateTo(node, bob.addr, b);
        vm.prank(bob.addr);
        staking.undelegate(node, shares);
        uint256 stake = staking.poolOf(node).stake;
        uint256 taken = slashNode(node, basisPoints);
        assertEq(taken, stake * basisPoints / 10_000);
        assertEq(staking.poolOf(node).stake, stake - taken);
        uint256 left = staking.stakeOf(node, alice.addr);
        assertApproxEqAbs(left, a * (10_000 - basisPoints) / 10_000, 1, "alice");
        skip(unbondingTime());
        assertApproxEqAbs(staking.withdraw(node, bob.addr, 1), b * (10_000 - basisPoints) / 10_000, 1, "bob");
    }

    function _slotsTouchedBySlash() private returns (uint256) {
        vm.record();
        slashNode(node, 100);
        (bytes32[] memory stakingReads,) = vm.accesses(address(staking));
        (bytes32[] memory tokenReads,) = vm.accesses(address(token));
        return stakingReads.length + tokenReads.length;
    }
}
