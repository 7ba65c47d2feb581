// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";

import {ConetGovernor} from "src/ConetGovernor.sol";
import {ConetTimelock} from "src/ConetTimelock.sol";
import {Guardian} from "src/Guardian.sol";
import {NetworkParameters} from "src/NetworkParameters.sol";
import {BaseTest} from "test/base/BaseTest.sol";
import {VotesToken} from "test/base/doubles/VotesToken.sol";

/// @notice The government alone, over a plain ledger of votes: alice has 600, bob 300, carol 100 of 1,000.
abstract contract GovernmentTest is BaseTest {
    uint48 internal constant VOTING_DELAY = 1 days;
    uint32 internal constant VOTING_PERIOD = 7 days;
    uint48 internal constant EXTENSION = 2 days;
    uint256 internal constant TIMELOCK_DELAY = 2 days;
    uint256 internal constant QUORUM_BPS = 2000;
    uint256 internal constant THRESHOLD = 50e18;

    Key internal alice = keyOf("alice");
    Key internal bob = keyOf("bob");
    Key internal carol = keyOf("carol");
    address internal guard = accountOf("guard");

    VotesToken internal token;
    ConetTimelock internal timelock;
    ConetGovernor internal governor;
    NetworkParameters internal parameters;
    Guardian internal guardian;
    address internal constant slasher = address(0x51a5);

    function setUp() public virtual {
        vm.warp(1_800_000_000);
        token = new VotesToken();
        give(alice.addr, 600e18);
        give(bob.addr, 300e18);
        give(carol.addr, 100e18);
        uint64 nonce = vm.getNonce(address(this));
        address governorAddress = createdBy(nonce + 1);
        address guardianAddress = createdBy(nonce + 3);
        timelock = new ConetTimelock(TIMELOCK_DELAY, governorAddress, guardianAddress, false);
        governor = new ConetGovernor(IVotes(token), timelock, settings());
        parameters = new NetworkParameters(address(timelock), false, new bytes32[](0), new uint256[](0));
        guardian = new Guardian(address(timelock), parameters, slasher, guard);
        assertEq(address(governor), governorAddress);
        assertEq(address(guardian), guardianAddress);
        skip(1);
    }

    function settings() internal pure returns (ConetGovernor.Settings memory) {
        return ConetGovernor.Settings({
            votingDelay: VOTING_DELAY,
            votingPeriod: VOTING_PERIOD,
            proposalThreshold: THRESHOLD,
            quorumBps: QUORUM_BPS,
            lateQuorumExtension: EXTENSION,
            shortTimes: false
        });
    }

    function give(address to, uint256 amount) internal {
        token.mint(to, amount);
        vm.prank(to);
        token.delegate(to);
    }

    function createdBy(uint64 nonce) internal view returns (address) {
        return vm.computeCreateAddress(address(this), nonce);
    }

    struct Proposal {
        address[] targets;
        uint256[] values;
        bytes[] payloads;
        string description;
    }

    function call(address target, bytes memory payload) internal pure returns (Proposal memory p) {
        p.targets = new address[](1);
        p.values = new uint256[](1);
        p.payloads = new bytes[](1);
        (p.targets[0], p.payloads[0], p.description) = (target, payload, "because");
    }

    function calls(address targetA, bytes memory payloadA, address targetB, bytes memory payloadB)
        internal
        pure
        returns (Proposal memory p)
    {
        p.targets = new address[](2);
        p.values = new uint256[](2);
        p.payloads = new bytes[](2);
        (p.targets[0], p.payloads[0]) = (targetA, payloadA);
        (p.targets[1], p.payloads[1]) = (targetB, payloadB);
        p.description = "because";
    }

    function propose(Proposal memory p) internal returns (uint256 id) {
        vm.prank(alice.addr);
        return governor.propose(p.targets, p.values, p.payloads, p.description);
    }

    function proposeAndOpen(Proposal memory p) internal returns (uint256 id) {
        id = propose(p);
        skip(VOTING_DELAY + 1);
    }

    function vote(address voter, uint256 id, uint8 support) internal {
        vm.prank(voter);
        governor.castVote(id, support);
    }

    function queue(Proposal memory p) internal {
        governor.queue(p.targets, p.values, p.payloads, keccak256(bytes(p.description)));
    }

    function execute(Proposal memory p) internal {
        governor.execute(p.targets, p.values, p.payloads, keccak256(bytes(p.description)));
    }

    function passAndQueue(Proposal memory p) internal returns (uint256 id) {
        id = proposeAndOpen(p);
        vote(alice.addr, id, 1);
        skip(VOTING_PERIOD + EXTENSION);
        queue(p);
    }

    function pass(Proposal memory p) internal returns (uint256 id) {
        id = passAndQueue(p);
        skip(TIMELOCK_DELAY);
        execute(p);
        assertEq(uint256(governor.state(id)), uint256(IGovernor.ProposalState.Executed));
    }

    function salt(Proposal memory p) internal view returns (bytes32) {
        return bytes20(address(governor)) ^ keccak256(bytes(p.description));
    }

    function operationOf(Proposal memory p) internal view returns (bytes32) {
        return timelock.hashOperationBatch(p.targets, p.values, p.payloads, 0, salt(p));
    }

    function unexpectedState(bytes32 id, TimelockController.OperationState a, TimelockController.OperationState b)
        internal
        pure
        returns (bytes memory)
    {
        bytes32 allowed = bytes32((1 << uint8(a)) | (1 << uint8(b)));
        return abi.encodeWithSelector(TimelockController.TimelockUnexpectedOperationState.selector, id, allowed);
    }
}
