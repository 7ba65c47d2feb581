// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISlasher} from "src/interfaces/ISlasher.sol";
import {IStaking} from "src/interfaces/IStaking.sol";
import {Params} from "src/libraries/Params.sol";
import {NodeId} from "src/types/NodeId.sol";
import {SlasherFixture} from "test/base/SlasherFixture.sol";

/// @notice What an owner, or anybody with capital, could try to make out of the slash of a node with large delegations.
contract DelegatorsMoneyTest is SlasherFixture {
    address private owner = keyOf("owner").addr;
    address private accomplice = address(0xACC0);
    address private delegator = address(0xDE1E);

    function setUp() public override {
        super.setUp();
        fund(delegator, 990_000 * TOKEN);
        vm.prank(delegator);
        staking.delegate(node, 990_000 * TOKEN);
    }

    /// An owner who has its own node reported gets less than it loses, whatever its delegators lose beside it.
    function testFuzz_reportingOnesOwnNodeNeverPays(uint256 share, uint256 slash, uint256 times) public {
        set(Params.REPORTER_SHARE, share);
        set(Params.SLASH_RELAY, slash);
        for (uint256 i = 0; i <= times % 5; ++i) {
            uint256 before = staking.stakeOf(node, owner);
            uint256 paid = token.balanceOf(accomplice);
            report(i);
            // Nobody's shares came out of the bond too.
            assertLe(token.balanceOf(accomplice) - paid, (before - staking.stakeOf(node, owner)) / 2 + 1000, "paid");
        }
    }

    /// Undelegating down to the least, and reporting then, changes nothing about it.
    function test_reportingAfterLeavingDoesNotPayEither() public {
        vm.prank(owner);
        registry.retire(node);
        uint256 shares = staking.sharesOf(node, owner);
        vm.prank(owner);
        staking.undelegate(node, shares);
        report(0);
        assertEq(token.balanceOf(accomplice), 10_000 * TOKEN / 10 / 5, "a fifth of what the bond in the queue lost");
    }

    /// Nobody can buy a part of what the DAO gives back, neither while the node is jailed nor before the appeal is over.
    function test_nobodyBuysIntoAReturnedPenalty() public {
        uint256 penalty = report(0);
        uint256 before = staking.stakeOf(node, delegator);
        uint256 until = staking.poolOf(node).jailedUntil;
        fund(owner, 10_000_000 * TOKEN);
        vm.expectRevert(abi.encodeWithSelector(IStaking.NodeJailed.selector, node, until));
        vm.prank(owner);
        staking.delegate(node, 10_000_000 * TOKEN);
        skip(parameters.get(Params.JAIL_TIME));
        vm.expectRevert(abi.encodeWithSelector(IStaking.JailTermNotOver.selector, node, until));
        vm.prank(owner);
        staking.unjail(node);
        uint256 held = slasher.penaltyOf(penalty).held;
        vm.prank(timelock);
        slasher.returnPenalty(penalty);
        assertEq(staking.stakeOf(node, delegator) - before, held * 99 / 100, "the delegator's part");
    }

    /// An owner who pushes out whoever has unbonded, between slash and return, gets no more for it, and they no less.
    function test_whoWasPushedOutHasAPartOfWhatIsReturned() public {
        vm.startPrank(delegator);
        staking.undelegate(node, staking.sharesOf(node, delegator));
        vm.stopPrank();
        skip(parameters.get(Params.UNBONDING_TIME));
        uint256 penalty = report(0);
        uint256 held = slasher.penaltyOf(penalty).held;
        vm.prank(owner);
        uint256 paid = staking.withdraw(node, delegator, 8);
        assertEq(paid, 891_000 * TOKEN, "a tenth is held");
        vm.prank(timelock);
        slasher.returnPenalty(penalty);
        assertApproxEqAbs(
            staking.stakeOf(node, owner), 9000 * TOKEN + held / 100, 1000, "the owner's part, and no more"
        );
        staking.claimReturn(node, penalty, delegator, 1);
        assertEq(token.balanceOf(delegator), paid + held * 99 / 100, "the delegator's part");
        assertEq(token.getVotes(delegator), 0);
    }

    /// From the moment in which nothing can be returned any more, the owner can fill up its bond and serve again.
    function test_afterTheAppealTheOwnerFillsUpAndServes() public {
        uint256 penalty = report(0);
        vm.warp(slasher.penaltyOf(penalty).appealUntil);
        fund(owner, 1001 * TOKEN);
        vm.startPrank(owner);
        staking.delegate(node, 1001 * TOKEN);
        staking.unjail(node);
        vm.stopPrank();
        (bool active, bool jailed,,,,) = staking.nodeState(node);
        assertTrue(active && !jailed);
    }

    /// A reversal undoes its own offence's jail term and no other's.
    function test_aReturnedPenaltyDoesNotFreeWhoIsJailedForAnother() public {
        uint256 one = report(0);
        skip(1 days);
        uint256 other = report(1);
        uint256 until = staking.poolOf(node).jailedUntil;
        vm.startPrank(timelock);
        slasher.returnPenalty(one);
        assertEq(staking.poolOf(node).jailedUntil, until, "still jailed for the other");
        slasher.returnPenalty(other);
        assertEq(staking.poolOf(node).jailedUntil, 0, "free");
        vm.stopPrank();
    }

    function report(uint256 topic) private returns (uint256) {
        ISlasher.RelayStatement memory a = ISlasher.RelayStatement(3, NodeId.unwrap(node), bytes32(topic), "one");
        ISlasher.RelayStatement memory b = ISlasher.RelayStatement(3, NodeId.unwrap(node), bytes32(topic), "other");
        bytes memory signA = signRelay(a, hot);
        bytes memory signB = signRelay(b, hot);
        vm.prank(accomplice);
        return slasher.reportRelay(a, signA, b, signB);
    }

    function fund(address account, uint256 amount) private {
        give(account, amount);
        vm.prank(account);
        token.approve(address(staking), amount);
    }

    function set(bytes32 key, uint256 value) private {
        (uint256 lower, uint256 upper) = parameters.bounds(key);
        value = bound(value, lower, upper);
        vm.prank(timelock);
        parameters.set(key, value);
    }
}
