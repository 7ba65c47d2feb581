// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";

import {GovernorPackedCounting} from "src/governance/GovernorPackedCounting.sol";
import {GovernmentTest} from "test/base/GovernmentTest.sol";
import {Vm} from "test/base/Vm.sol";
import {ReferenceGovernor} from "test/base/doubles/ReferenceGovernor.sol";

/// @notice Our counting against OpenZeppelin's: the same calls must give the same answers, the same
/// reverts and the same logs.
contract GovernorPackedCountingTest is GovernmentTest {
    ReferenceGovernor internal peer;
    address[8] internal voters;
    Proposal internal proposal;

    function setUp() public override {
        super.setUp();
        peer = new ReferenceGovernor(IVotes(token), VOTING_DELAY, VOTING_PERIOD, QUORUM_BPS, EXTENSION);
        voters[0] = alice.addr;
        voters[1] = bob.addr;
        voters[2] = carol.addr;
        for (uint256 i = 3; i < 8; ++i) {
            voters[i] = accountOf(string.concat("voter ", vm.toString(i)));
            // The last has no votes at all.
            if (i < 7) give(voters[i], i * i * 7e18 + i);
        }
        Proposal memory p = call(address(parameters), "x");
        proposal.targets = p.targets;
        proposal.values = p.values;
        proposal.payloads = p.payloads;
        skip(1);
    }

    struct Ballot {
        uint8 voter;
        uint8 support;
        uint16 parts;
        uint32 wait;
        bool wrongLength;
    }

    function testFuzz_countsAsOpenZeppelinDoes(Ballot[24] memory ballots, uint8 others) public {
        // Proposals made before move the number, and with it the word and the bit.
        for (uint256 i = 0; i < others % 4; ++i) {
            proposal.description = vm.toString(i);
            propose(proposal);
        }
        proposal.description = "because";
        uint256 id = propose(proposal);
        peer.propose(proposal.targets, proposal.values, proposal.payloads, proposal.description);
        skip(VOTING_DELAY);
        for (uint256 i = 0; i < ballots.length; ++i) {
            skip(ballots[i].wait % 12 hours);
            cast(id, ballots[i]);
            compare(id, voters[ballots[i].voter % 8]);
        }
        skip(VOTING_PERIOD + EXTENSION);
        compare(id, voters[0]);
    }

    function cast(uint256 id, Ballot memory ballot) internal {
        address voter = voters[ballot.voter % 8];
        uint256 weight = token.getVotes(voter);
        // Mostly valid kinds; parts below zero weight, at it, and above it.
        uint8 support = ballot.support % 6 == 5 ? ballot.support : (ballot.support % 6 == 4 ? 255 : ballot.support % 4);
        bytes memory params = "";
        if (support == 255 || ballot.wrongLength) {
            params = abi.encodePacked(
                uint128(weight * (ballot.parts & 15) / 24),
                uint128(weight * ((ballot.parts >> 4) & 15) / 24),
                uint128(weight * ((ballot.parts >> 8) & 15) / 24)
            );
            if (ballot.wrongLength) params = abi.encodePacked(params, uint8(1));
        }
        bytes memory data =
            abi.encodeCall(IGovernor.castVoteWithReasonAndParams, (id, support, "since you ask", params));
        vm.recordLogs();
        vm.prank(voter);
        (bool ok, bytes memory answer) = address(governor).call(data);
        Vm.Log[] memory ours = vm.getRecordedLogs();
        vm.recordLogs();
        vm.prank(voter);
        (bool peerOk, bytes memory peerAnswer) = address(peer).call(data);
        Vm.Log[] memory theirs = vm.getRecordedLogs();
        assertEq(ok, peerOk, "success");
        assertEq(answer, peerAnswer, "answer");
        assertEq(ours.length, theirs.length, "logs");
        for (uint256 i = 0; i < ours.length; ++i) {
            assertEq(abi.encode(ours[i].topics, ours[i].data), abi.encode(theirs[i].topics, theirs[i].data), "log");
        }
    }

    function compare(uint256 id, address voter) internal view {
        (uint256 a, uint256 f, uint256 n) = governor.proposalVotes(id);
        (uint256 pa, uint256 pf, uint256 pn) = peer.proposalVotes(id);
        assertEq(a, pa, "against");
        assertEq(f, pf, "for");
        assertEq(n, pn, "abstain");
        assertEq(governor.usedVotes(id, voter), peer.usedVotes(id, voter), "used");
        assertEq(governor.hasVoted(id, voter), peer.hasVoted(id, voter), "voted");
        assertEq(governor.proposalDeadline(id), peer.proposalDeadline(id), "deadline");
        assertEq(uint256(governor.state(id)), uint256(peer.state(id)), "state");
    }

    function test_theSameCountingModeIsAnnounced() public view {
        assertEq(governor.COUNTING_MODE(), peer.COUNTING_MODE());
    }

    function test_aVoteOfOneProposalIsNoVoteOfItsNeighbours() public {
        uint256[] memory ids = new uint256[](130);
        for (uint256 i = 0; i < ids.length; ++i) {
            proposal.description = vm.toString(i);
            ids[i] = propose(proposal);
        }
        skip(VOTING_DELAY + 1);
        // Every third, over the border of a word.
        for (uint256 i = 0; i < ids.length; i += 3) {
            vote(bob.addr, ids[i], uint8(i % 2));
        }
        for (uint256 i = 0; i < ids.length; ++i) {
            assertEq(governor.hasVoted(ids[i], bob.addr), i % 3 == 0);
            assertEq(governor.usedVotes(ids[i], bob.addr), i % 3 == 0 ? 300e18 : 0);
            (uint256 against, uint256 for_, uint256 abstain) = governor.proposalVotes(ids[i]);
            assertEq(against + for_ + abstain, i % 3 == 0 ? 300e18 : 0);
        }
    }

    function test_nobodyVotesTwice() public {
        uint256 id = openOne();
        vote(alice.addr, id, 1);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorAlreadyCastVote.selector, alice.addr));
        vote(alice.addr, id, 1);
    }

    function test_whoHasNoVotesCannotVote() public {
        uint256 id = openOne();
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorAlreadyCastVote.selector, voters[7]));
        vote(voters[7], id, 1);
    }

    function test_aRemainderCanBeCastLaterAndNoMore() public {
        uint256 id = openOne();
        split(alice.addr, id, 100e18, 200e18, 0);
        assertEq(governor.usedVotes(id, alice.addr), 300e18);
        vm.expectRevert(
            abi.encodeWithSelector(
                GovernorPackedCounting.GovernorExceedRemainingWeight.selector, alice.addr, 300e18 + 1, 300e18
            )
        );
        split(alice.addr, id, 0, 0, 300e18 + 1);
        vote(alice.addr, id, 2);
        assertEq(governor.usedVotes(id, alice.addr), 600e18);
        (uint256 against, uint256 for_, uint256 abstain) = governor.proposalVotes(id);
        assertEq(against, 100e18);
        assertEq(for_, 200e18);
        assertEq(abstain, 300e18);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorAlreadyCastVote.selector, alice.addr));
        split(alice.addr, id, 0, 0, 0);
    }

    function test_aSplitOfNothingLeavesNoTrace() public {
        uint256 id = openOne();
        split(alice.addr, id, 0, 0, 0);
        assertFalse(governor.hasVoted(id, alice.addr));
        vote(alice.addr, id, 1);
    }

    /// Three parts of 128 bits do not wrap, neither in their sum nor in the tally.
    function test_aSplitThatWouldOverflowIsRefused() public {
        uint256 id = openOne();
        uint256 most = type(uint128).max;
        uint256 weight = governor.getVotes(alice.addr, governor.proposalSnapshot(id));
        vm.expectRevert(
            abi.encodeWithSelector(
                GovernorPackedCounting.GovernorExceedRemainingWeight.selector, alice.addr, 3 * most, weight
            )
        );
        split(alice.addr, id, uint128(most), uint128(most), uint128(most));
        vm.expectRevert(
            abi.encodeWithSelector(
                GovernorPackedCounting.GovernorExceedRemainingWeight.selector, alice.addr, (1 << 96) + 1, weight
            )
        );
        split(alice.addr, id, 1 << 96, 1, 0);
    }

    function testFuzz_anUnknownSupportIsRefused(uint8 support) public {
        uint256 id = openOne();
        support = uint8(bound(support, 3, 254));
        vm.expectRevert(IGovernor.GovernorInvalidVoteType.selector);
        vote(alice.addr, id, support);
    }

    function test_paramsGoWithASplitOnly() public {
        uint256 id = openOne();
        vm.startPrank(alice.addr);
        vm.expectRevert(IGovernor.GovernorInvalidVoteParams.selector);
        governor.castVoteWithReasonAndParams(id, 1, "", hex"00");
        vm.expectRevert(IGovernor.GovernorInvalidVoteParams.selector);
        governor.castVoteWithReasonAndParams(id, 255, "", hex"00");
    }

    function test_aLateQuorumLeavesTimeForAnswers() public {
        uint256 id = openOne();
        uint256 deadline = governor.proposalDeadline(id);
        vm.warp(deadline);
        vm.expectEmit(address(governor));
        emit GovernorPackedCounting.ProposalExtended(id, uint64(deadline + EXTENSION));
        vote(alice.addr, id, 1);
        assertEq(governor.proposalDeadline(id), deadline + EXTENSION);
        vm.warp(deadline + EXTENSION);
        vote(bob.addr, id, 0);
        assertEq(governor.proposalDeadline(id), deadline + EXTENSION, "only once");
    }

    function test_theQuorumIsThatOfTheSnapshotWhateverComesAfter() public {
        uint256 id = openOne();
        vote(carol.addr, id, 1);
        // A supply that grows after the snapshot must not lift the quorum, cached or not.
        token.mint(bob.addr, 1_000_000e18);
        vote(bob.addr, id, 1);
        skip(VOTING_PERIOD + EXTENSION);
        assertEq(uint256(governor.state(id)), uint256(IGovernor.ProposalState.Succeeded));
    }

    function openOne() internal returns (uint256) {
        proposal.description = "because";
        return proposeAndOpen(proposal);
    }

    function split(address voter, uint256 id, uint128 against, uint128 for_, uint128 abstain) internal {
        vm.prank(voter);
        governor.castVoteWithReasonAndParams(id, 255, "", abi.encodePacked(against, for_, abstain));
    }
}
