// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";

import {ConetGovernor} from "src/ConetGovernor.sol";
import {IConetGovernor} from "src/interfaces/IConetGovernor.sol";
import {INetworkParameters} from "src/interfaces/INetworkParameters.sol";
import {Params} from "src/libraries/Params.sol";
import {GovernmentTest} from "test/base/GovernmentTest.sol";
import {BlockNumberVotesToken, VotesToken} from "test/base/doubles/VotesToken.sol";
import {Wallet} from "test/base/doubles/Wallet.sol";

contract ConetGovernorTest is GovernmentTest {
    function raiseUptime() internal view returns (Proposal memory) {
        return call(address(parameters), abi.encodeCall(INetworkParameters.set, (Params.MIN_UPTIME, 9000)));
    }

    function test_aPassedProposalChangesAParameter() public {
        pass(raiseUptime());
        assertEq(parameters.get(Params.MIN_UPTIME), 9000);
    }

    function test_aVoteCannotLeaveTheBoundsOfAParameter() public {
        Proposal memory p = call(address(parameters), abi.encodeCall(INetworkParameters.set, (Params.MIN_UPTIME, 0)));
        passAndQueue(p);
        skip(TIMELOCK_DELAY);
        vm.expectRevert(
            abi.encodeWithSelector(INetworkParameters.ParameterOutOfBounds.selector, Params.MIN_UPTIME, 0, 1, 10_000)
        );
        execute(p);
    }

    function test_everyStateOfAProposalIsReached() public {
        Proposal memory p = raiseUptime();
        uint256 id = propose(p);
        expectState(id, IGovernor.ProposalState.Pending);
        skip(VOTING_DELAY + 1);
        expectState(id, IGovernor.ProposalState.Active);
        vote(alice.addr, id, 1);
        skip(VOTING_PERIOD + EXTENSION);
        expectState(id, IGovernor.ProposalState.Succeeded);
        queue(p);
        expectState(id, IGovernor.ProposalState.Queued);
        assertTrue(governor.proposalNeedsQueuing(id));
        skip(TIMELOCK_DELAY);
        execute(p);
        expectState(id, IGovernor.ProposalState.Executed);

        p.description = "again";
        id = proposeAndOpen(p);
        vote(alice.addr, id, 0);
        skip(VOTING_PERIOD + EXTENSION);
        expectState(id, IGovernor.ProposalState.Defeated);

        p.description = "withdrawn";
        id = propose(p);
        vm.prank(alice.addr);
        governor.cancel(p.targets, p.values, p.payloads, keccak256(bytes(p.description)));
        expectState(id, IGovernor.ProposalState.Canceled);
    }

    function test_withoutQuorumNothingPasses() public {
        uint256 id = proposeAndOpen(raiseUptime());
        vote(carol.addr, id, 1);
        skip(VOTING_PERIOD + EXTENSION);
        expectState(id, IGovernor.ProposalState.Defeated);
    }

    function test_withoutAnyVoteNothingPasses() public {
        uint256 id = proposeAndOpen(raiseUptime());
        skip(VOTING_PERIOD + EXTENSION);
        expectState(id, IGovernor.ProposalState.Defeated);
    }

    function test_abstentionsCountForTheQuorumButCannotDecide() public {
        uint256 id = proposeAndOpen(raiseUptime());
        vote(alice.addr, id, 2);
        vote(carol.addr, id, 1);
        skip(VOTING_PERIOD + EXTENSION);
        expectState(id, IGovernor.ProposalState.Succeeded);
    }

    function test_aTieIsDefeated() public {
        give(accountOf("dora"), 500e18);
        skip(1);
        uint256 id = proposeAndOpen(raiseUptime());
        vote(alice.addr, id, 1);
        vote(bob.addr, id, 2);
        vm.prank(accountOf("dora"));
        governor.castVoteWithReasonAndParams(id, 255, "", abi.encodePacked(uint128(500e18), uint128(0), uint128(0)));
        vote(carol.addr, id, 0);
        skip(VOTING_PERIOD + EXTENSION);
        expectState(id, IGovernor.ProposalState.Defeated);
    }

    function test_votesBoughtAfterTheSnapshotDoNotCount() public {
        uint256 id = proposeAndOpen(raiseUptime());
        address late = accountOf("late");
        give(late, 1_000_000e18);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorAlreadyCastVote.selector, late));
        vote(late, id, 0);
    }

    function test_aVoteOnlyCountsWhileTheProposalIsOpen() public {
        uint256 id = propose(raiseUptime());
        bytes32 open = bytes32(1 << uint8(IGovernor.ProposalState.Active));
        vm.expectRevert(
            abi.encodeWithSelector(
                IGovernor.GovernorUnexpectedProposalState.selector, id, IGovernor.ProposalState.Pending, open
            )
        );
        vote(alice.addr, id, 1);
        skip(VOTING_DELAY + VOTING_PERIOD + 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IGovernor.GovernorUnexpectedProposalState.selector, id, IGovernor.ProposalState.Defeated, open
            )
        );
        vote(alice.addr, id, 1);
    }

    function test_proposingNeedsTheThreshold() public {
        Proposal memory p = raiseUptime();
        address small = accountOf("small");
        give(small, THRESHOLD - 1);
        skip(1);
        vm.prank(small);
        vm.expectRevert(
            abi.encodeWithSelector(
                IGovernor.GovernorInsufficientProposerVotes.selector, small, THRESHOLD - 1, THRESHOLD
            )
        );
        governor.propose(p.targets, p.values, p.payloads, p.description);
    }

    function test_aProposalMayNameItsProposer() public {
        Proposal memory p = raiseUptime();
        p.description = string.concat("mine #proposer=", vm.toString(bob.addr));
        vm.prank(alice.addr);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorRestrictedProposer.selector, alice.addr));
        governor.propose(p.targets, p.values, p.payloads, p.description);
        vm.prank(bob.addr);
        governor.propose(p.targets, p.values, p.payloads, p.description);
    }

    function test_nothingIsExecutedBeforeItsDelay() public {
        Proposal memory p = raiseUptime();
        passAndQueue(p);
        skip(TIMELOCK_DELAY - 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                TimelockController.TimelockUnexpectedOperationState.selector,
                operationOf(p),
                bytes32(1 << uint8(TimelockController.OperationState.Ready))
            )
        );
        execute(p);
    }

    function test_votesBySignature() public {
        uint256 id = proposeAndOpen(raiseUptime());
        bytes32 ballot = keccak256(abi.encode(governor.BALLOT_TYPEHASH(), id, uint8(1), bob.addr, 0));
        bytes memory signature = signDigest(bob.secret, digestOf(ballot));
        vm.expectEmit(address(governor));
        emit IGovernor.VoteCast(bob.addr, id, 1, 300e18, "");
        governor.castVoteBySig(id, 1, bob.addr, signature);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorInvalidSignature.selector, bob.addr));
        governor.castVoteBySig(id, 1, bob.addr, signature);
    }

    /// An account that is a contract votes by its holder's signature (ERC-1271), once, and by nobody else's.
    function test_aContractVotesBySignature() public {
        Wallet wallet = new Wallet(bob.addr);
        token.mint(address(wallet), 7e18);
        wallet.run(address(token), abi.encodeCall(IVotes.delegate, (address(wallet))));
        uint256 id = proposeAndOpen(raiseUptime());
        bytes32 ballot = keccak256(abi.encode(governor.BALLOT_TYPEHASH(), id, uint8(1), address(wallet), 0));
        bytes memory foreign = signDigest(alice.secret, digestOf(ballot));
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorInvalidSignature.selector, address(wallet)));
        governor.castVoteBySig(id, 1, address(wallet), foreign);
        bytes memory signature = signDigest(bob.secret, digestOf(ballot));
        assertEq(governor.castVoteBySig(id, 1, address(wallet), signature), 7e18);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorInvalidSignature.selector, address(wallet)));
        governor.castVoteBySig(id, 1, address(wallet), signature);
    }

    function test_aSplitBySignature() public {
        uint256 id = proposeAndOpen(raiseUptime());
        bytes memory params = abi.encodePacked(uint128(100e18), uint128(150e18), uint128(50e18));
        bytes32 ballot = keccak256(
            abi.encode(
                governor.EXTENDED_BALLOT_TYPEHASH(), id, uint8(255), bob.addr, 0, keccak256("torn"), keccak256(params)
            )
        );
        governor.castVoteWithReasonAndParamsBySig(
            id, 255, bob.addr, "torn", params, signDigest(bob.secret, digestOf(ballot))
        );
        (uint256 against, uint256 for_, uint256 abstain) = governor.proposalVotes(id);
        assertEq(against, 100e18);
        assertEq(for_, 150e18);
        assertEq(abstain, 50e18);
    }

    function testFuzz_aSignatureCastsOnlyWhatItSays(uint8 support, address voter, uint8 nonce) public {
        uint256 id = proposeAndOpen(raiseUptime());
        bytes32 ballot = keccak256(abi.encode(governor.BALLOT_TYPEHASH(), id, support, voter, uint256(nonce)));
        bytes memory signature = signDigest(bob.secret, digestOf(ballot));
        if (support == 1 && voter == bob.addr && nonce == 0) return;
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorInvalidSignature.selector, bob.addr));
        governor.castVoteBySig(id, 1, bob.addr, signature);
    }

    // settings

    function test_aVoteChangesSettingsWithinBounds() public {
        pass(call(address(governor), abi.encodeCall(ConetGovernor.setVotingDelay, (2 days))));
        assertEq(governor.votingDelay(), 2 days);
    }

    function test_everySettingCanBeVotedOn() public {
        Proposal memory p;
        p.targets = new address[](4);
        p.values = new uint256[](4);
        p.payloads = new bytes[](4);
        for (uint256 i = 0; i < 4; ++i) {
            p.targets[i] = address(governor);
        }
        p.payloads[0] = abi.encodeCall(ConetGovernor.setVotingPeriod, (3 days));
        p.payloads[1] = abi.encodeWithSignature("setProposalThreshold(uint256)", 1e18);
        p.payloads[2] = abi.encodeWithSignature("updateQuorumNumerator(uint256)", 500);
        p.payloads[3] = abi.encodeWithSignature("setLateQuorumVoteExtension(uint48)", 1 days);
        p.description = "all";
        pass(p);
        assertEq(governor.votingPeriod(), 3 days);
        assertEq(governor.proposalThreshold(), 1e18);
        assertEq(governor.quorumNumerator(), 500);
        assertEq(governor.lateQuorumVoteExtension(), 1 days);
    }

    function test_noVoteLeavesTheBoundsOfASetting() public {
        refusedByVote(abi.encodeCall(ConetGovernor.setVotingDelay, (1 hours - 1)), 1 hours - 1, 1 hours, 14 days);
        refusedByVote(abi.encodeCall(ConetGovernor.setVotingDelay, (14 days + 1)), 14 days + 1, 1 hours, 14 days);
        refusedByVote(abi.encodeCall(ConetGovernor.setVotingPeriod, (1 days - 1)), 1 days - 1, 1 days, 30 days);
        refusedByVote(abi.encodeCall(ConetGovernor.setVotingPeriod, (30 days + 1)), 30 days + 1, 1 days, 30 days);
        refusedByVote(
            abi.encodeWithSignature("setProposalThreshold(uint256)", 10_000_000e18 + 1),
            10_000_000e18 + 1,
            0,
            10_000_000e18
        );
        refusedByVote(abi.encodeWithSignature("updateQuorumNumerator(uint256)", 99), 99, 100, 2000);
        refusedByVote(abi.encodeWithSignature("updateQuorumNumerator(uint256)", 2001), 2001, 100, 2000);
        refusedByVote(abi.encodeWithSignature("setLateQuorumVoteExtension(uint48)", 0), 0, 1 hours, 7 days);
    }

    function refusedByVote(bytes memory payload, uint256 value, uint256 lower, uint256 upper) internal {
        Proposal memory p = call(address(governor), payload);
        p.description = vm.toString(payload);
        passAndQueue(p);
        skip(TIMELOCK_DELAY);
        vm.expectRevert(abi.encodeWithSelector(IConetGovernor.SettingOutOfBounds.selector, value, lower, upper));
        execute(p);
    }

    function test_noVoteMovesTheTimelock() public {
        Proposal memory p = call(address(governor), abi.encodeCall(ConetGovernor.updateTimelock, (timelock)));
        passAndQueue(p);
        skip(TIMELOCK_DELAY);
        vm.expectRevert(IConetGovernor.TimelockIsFixed.selector);
        execute(p);
    }

    function testFuzz_nobodyElseChangesSettings(address caller) public {
        vm.assume(caller != address(timelock));
        bytes memory refusal = abi.encodeWithSelector(IGovernor.GovernorOnlyExecutor.selector, caller);
        vm.startPrank(caller);
        vm.expectRevert(refusal);
        governor.setVotingDelay(2 days);
        vm.expectRevert(refusal);
        governor.setVotingPeriod(2 days);
        vm.expectRevert(refusal);
        governor.setProposalThreshold(0);
        vm.expectRevert(refusal);
        governor.updateQuorumNumerator(500);
        vm.expectRevert(refusal);
        governor.setLateQuorumVoteExtension(1 days);
        vm.expectRevert(refusal);
        governor.relay(caller, 0, "");
    }

    function test_deploymentRefusesSettingsOutOfBounds() public {
        ConetGovernor.Settings memory s = settings();
        s.votingDelay = 30 minutes;
        refused(s, 30 minutes, 1 hours, 14 days);
        s = settings();
        s.votingPeriod = 1 hours;
        refused(s, 1 hours, 1 days, 30 days);
        s = settings();
        s.proposalThreshold = 10_000_001e18;
        refused(s, 10_000_001e18, 0, 10_000_000e18);
        s = settings();
        s.quorumBps = 99;
        refused(s, 99, 100, 2000);
        s = settings();
        s.lateQuorumExtension = 30 days;
        refused(s, 30 days, 1 hours, 7 days);
    }

    function refused(ConetGovernor.Settings memory s, uint256 value, uint256 lower, uint256 upper) internal {
        vm.expectRevert(abi.encodeWithSelector(IConetGovernor.SettingOutOfBounds.selector, value, lower, upper));
        new ConetGovernor(IVotes(token), timelock, s);
    }

    function test_aTestNetworkMayHaveShortTimes() public {
        ConetGovernor.Settings memory s = settings();
        (s.votingDelay, s.votingPeriod, s.lateQuorumExtension, s.shortTimes) = (1, 8, 1, true);
        ConetGovernor short = new ConetGovernor(IVotes(token), timelock, s);
        assertTrue(short.SHORT_TIMES());
        assertFalse(governor.SHORT_TIMES());
        s.votingDelay = 0;
        refused(s, 0, 1, 14 days);
    }

    function test_deploymentRefusesALedgerWithAnotherClock() public {
        VotesToken other = new BlockNumberVotesToken();
        vm.expectRevert(IConetGovernor.ClockIsNotTimestamp.selector);
        new ConetGovernor(IVotes(other), timelock, settings());
    }

    function test_frontEndsFindWhatTheyExpect() public view {
        assertEq(governor.name(), "CoNET Governor");
        assertEq(governor.version(), "1");
        assertEq(governor.CLOCK_MODE(), "mode=timestamp");
        assertEq(governor.clock(), block.timestamp);
        assertEq(governor.timelock(), address(timelock));
        assertEq(address(governor.token()), address(token));
        assertEq(governor.quorumNumerator(), QUORUM_BPS);
        assertEq(governor.quorumDenominator(), 10_000);
        assertEq(governor.quorum(block.timestamp - 1), 200e18);
        assertEq(governor.proposalThreshold(), THRESHOLD);
        assertEq(governor.votingPeriod(), VOTING_PERIOD);
        assertTrue(governor.supportsInterface(type(IGovernor).interfaceId));
    }

    function expectState(uint256 id, IGovernor.ProposalState expected) internal view {
        assertEq(uint256(governor.state(id)), uint256(expected));
    }

    function digestOf(bytes32 structHash) internal view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("CoNET Governor"),
                keccak256("1"),
                block.chainid,
                address(governor)
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, structHash));
    }
}
