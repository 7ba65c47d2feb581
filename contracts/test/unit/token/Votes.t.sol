// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {Votes} from "@openzeppelin/contracts/governance/utils/Votes.sol";
import {NodeId} from "src/types/NodeId.sol";
import {StakeFixture} from "test/base/StakeFixture.sol";

contract TokenVotesTest is StakeFixture {
    function test_clock_isTheTimestamp() public {
        assertEq(token.clock(), GENESIS);
        assertEq(token.CLOCK_MODE(), "mode=timestamp");
        skip(5);
        assertEq(token.clock(), GENESIS + 5);
    }

    function test_delegate_givesBalanceAndStake() public {
        NodeId node = registerNode();
        fund(alice.addr, 100);
        vm.startPrank(alice.addr);
        staking.delegate(node, 60);
        assertEq(token.delegates(alice.addr), address(0));
        vm.expectEmit(address(token));
        emit IVotes.DelegateChanged(alice.addr, address(0), bob.addr);
        token.delegate(bob.addr);
        vm.stopPrank();
        assertEq(token.delegates(alice.addr), bob.addr);
        assertEq(token.getVotes(bob.addr), 100, "liquid and staked");
    }

    function test_delegate_canBeTakenBack() public {
        fund(alice.addr, 100);
        vm.startPrank(alice.addr);
        token.delegate(bob.addr);
        token.delegate(address(0));
        vm.stopPrank();
        assertEq(token.delegates(alice.addr), address(0));
        assertEq(token.getVotes(bob.addr), 0);
        vm.prank(alice.addr);
        token.transfer(carol.addr, 10);
        assertEq(token.getVotes(bob.addr), 0);
    }

    function test_delegateBySig_works() public {
        fund(alice.addr, 100);
        uint256 expiry = block.timestamp + 60;
        bytes32 structHash = keccak256(
            abi.encode(
                keccak256("Delegation(address delegatee,uint256 nonce,uint256 expiry)"), bob.addr, uint256(0), expiry
            )
        );
        bytes32 digest = keccak256(abi.encodePacked(hex"1901", token.DOMAIN_SEPARATOR(), structHash));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(alice.secret, digest);
        token.delegateBySig(bob.addr, 0, expiry, v, r, s);
        assertEq(token.getVotes(bob.addr), 100);
    }

    function test_staking_movesNoVotes() public {
        NodeId node = registerNode();
        fund(alice.addr, 100);
        vm.startPrank(alice.addr);
        token.delegate(bob.addr);
        staking.delegate(node, 40);
        assertEq(token.getVotes(bob.addr), 100, "staked");
        staking.undelegate(node, 40);
        assertEq(token.getVotes(bob.addr), 100, "unbonding");
        vm.stopPrank();
        skip(unbondingTime());
        staking.withdraw(node, alice.addr, 1);
        assertEq(token.getVotes(bob.addr), 100, "withdrawn");
        assertEq(token.numCheckpoints(bob.addr), 1, "not one checkpoint was written");
    }

    function test_pastVotes_answerForThePastOnly() public {
        fund(alice.addr, 100);
        vm.prank(alice.addr);
        token.delegate(alice.addr);
        uint256 supply = token.totalSupply();
        skip(10);
        vm.prank(alice.addr);
        token.burn(30);
        skip(10);
        assertEq(token.getPastVotes(alice.addr, GENESIS + 9), 100);
        assertEq(token.getPastVotes(alice.addr, GENESIS + 10), 70);
        assertEq(token.getPastTotalSupply(GENESIS + 9), supply);
        assertEq(token.getPastTotalSupply(GENESIS + 10), supply - 30);
        assertEq(token.checkpoints(alice.addr, 0)._value, 100);
        vm.expectRevert(
            abi.encodeWithSelector(Votes.ERC5805FutureLookup.selector, block.timestamp, uint48(block.timestamp))
        );
        token.getPastVotes(alice.addr, block.timestamp);
    }

    /// @dev The total of all votes is the supply, so that a quorum of the supply means what it says.
    function testFuzz_votes_areTheSumOfWhatDelegatorsHold(uint256 a, uint256 b, uint256 staked) public {
        NodeId node = registerNode();
        a = bound(a, 1, 1e25);
        b = bound(b, 0, 1e25);
        staked = bound(staked, 1, a);
        fund(alice.addr, a);
        fund(bob.addr, b);
        vm.prank(bob.addr);
        token.delegate(carol.addr);
        vm.startPrank(alice.addr);
        staking.delegate(node, staked);
        token.delegate(carol.addr);
        token.transfer(bob.addr, a - staked);
        vm.stopPrank();
        assertEq(token.getVotes(carol.addr), a + b);
    }
}
