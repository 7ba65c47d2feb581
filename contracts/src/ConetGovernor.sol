// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {GovernorSettings} from "@openzeppelin/contracts/governance/extensions/GovernorSettings.sol";
import {GovernorTimelockControl} from "@openzeppelin/contracts/governance/extensions/GovernorTimelockControl.sol";
import {GovernorVotes} from "@openzeppelin/contracts/governance/extensions/GovernorVotes.sol";
import {
    GovernorVotesQuorumFraction
} from "@openzeppelin/contracts/governance/extensions/GovernorVotesQuorumFraction.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";

import {GovernorPackedCounting} from "src/governance/GovernorPackedCounting.sol";
import {IConetGovernor} from "src/interfaces/IConetGovernor.sol";

/// @title ConetGovernor
/// @notice OpenZeppelin's Governor over the one ledger of votes, through the timelock, with every setting
/// held between bounds that no proposal can move.
contract ConetGovernor is
    Governor,
    GovernorSettings,
    GovernorPackedCounting,
    GovernorVotes,
    GovernorVotesQuorumFraction,
    GovernorTimelockControl
{
    /// @notice First settings of a governor.
    struct Settings {
        uint48 votingDelay;
        uint32 votingPeriod;
        uint256 proposalThreshold;
        uint256 quorumBps;
        uint48 lateQuorumExtension;
        bool shortTimes;
    }

    uint256 private constant LONGEST_DELAY = 14 days;
    uint256 private constant SHORTEST_DELAY = 1 hours;
    uint256 private constant LONGEST_PERIOD = 30 days;
    uint256 private constant SHORTEST_PERIOD = 1 days;
    uint256 private constant LONGEST_EXTENSION = 7 days;
    uint256 private constant SHORTEST_EXTENSION = 1 hours;
    /// @dev One per cent of the cap: never so high that only a few could propose.
    uint256 private constant HIGHEST_THRESHOLD = 10_000_000e18;
    uint256 private constant LOWEST_QUORUM_BPS = 100;
    uint256 private constant HIGHEST_QUORUM_BPS = 2000;

    /// @notice See {IConetGovernor-SHORT_TIMES}.
    bool public immutable SHORT_TIMES;

    constructor(IVotes votes, TimelockController timelockController, Settings memory first)
        Governor("CoNET Governor")
        GovernorSettings(first.votingDelay, first.votingPeriod, first.proposalThreshold)
        GovernorVotes(votes)
        GovernorVotesQuorumFraction(first.quorumBps)
        GovernorTimelockControl(timelockController)
    {
        SHORT_TIMES = first.shortTimes;
        _setLateQuorumVoteExtension(first.lateQuorumExtension);
        _checkTime(first.votingDelay, first.shortTimes, SHORTEST_DELAY, LONGEST_DELAY);
        _checkTime(first.votingPeriod, first.shortTimes, SHORTEST_PERIOD, LONGEST_PERIOD);
        if (keccak256(bytes(token().CLOCK_MODE())) != keccak256("mode=timestamp")) {
            revert IConetGovernor.ClockIsNotTimestamp();
        }
    }

    /// @inheritdoc GovernorSettings
    function setVotingDelay(uint48 newVotingDelay) public override {
        _checkTime(newVotingDelay, SHORT_TIMES, SHORTEST_DELAY, LONGEST_DELAY);
        super.setVotingDelay(newVotingDelay);
    }

    /// @inheritdoc GovernorSettings
    function setVotingPeriod(uint32 newVotingPeriod) public override {
        _checkTime(newVotingPeriod, SHORT_TIMES, SHORTEST_PERIOD, LONGEST_PERIOD);
        super.setVotingPeriod(newVotingPeriod);
    }

    /// @notice Refused: see {IConetGovernor-TimelockIsFixed}.
    function updateTimelock(TimelockController) public pure override {
        revert IConetGovernor.TimelockIsFixed();
    }

    /// @inheritdoc Governor
    function proposalDeadline(uint256 proposalId)
        public
        view
        override(Governor, GovernorPackedCounting)
        returns (uint256)
    {
        return super.proposalDeadline(proposalId);
    }

    /// @inheritdoc GovernorTimelockControl
    function state(uint256 proposalId) public view override(Governor, GovernorTimelockControl) returns (ProposalState) {
        return super.state(proposalId);
    }

    /// @inheritdoc GovernorTimelockControl
    function proposalNeedsQueuing(uint256 proposalId)
        public
        view
        override(Governor, GovernorTimelockControl)
        returns (bool)
    {
        return super.proposalNeedsQueuing(proposalId);
    }

    /// @inheritdoc GovernorSettings
    function proposalThreshold() public view override(Governor, GovernorSettings) returns (uint256) {
        return super.proposalThreshold();
    }

    /// @notice The clock of votes: block timestamps, as the token's.
    function clock() public view override(Governor, GovernorVotes) returns (uint48) {
        return Time.timestamp();
    }

    /// @notice See ERC-6372.
    function CLOCK_MODE() public pure override(Governor, GovernorVotes) returns (string memory) {
        return "mode=timestamp";
    }

    /// @notice The quorum is given in basis points of the supply.
    function quorumDenominator() public pure override returns (uint256) {
        return 10_000;
    }

    function _setProposalThreshold(uint256 newProposalThreshold) internal override {
        _check(newProposalThreshold, 0, HIGHEST_THRESHOLD);
        super._setProposalThreshold(newProposalThreshold);
    }

    function _updateQuorumNumerator(uint256 newQuorumNumerator) internal override {
        _check(newQuorumNumerator, LOWEST_QUORUM_BPS, HIGHEST_QUORUM_BPS);
        super._updateQuorumNumerator(newQuorumNumerator);
    }

    function _setLateQuorumVoteExtension(uint48 newVoteExtension) internal override {
        _checkTime(newVoteExtension, SHORT_TIMES, SHORTEST_EXTENSION, LONGEST_EXTENSION);
        super._setLateQuorumVoteExtension(newVoteExtension);
    }

    function _propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description,
        address proposer
    ) internal override(Governor, GovernorPackedCounting) returns (uint256) {
        return super._propose(targets, values, calldatas, description, proposer);
    }

    function _tallyUpdated(uint256 proposalId) internal override(Governor, GovernorPackedCounting) {
        super._tallyUpdated(proposalId);
    }

    function _queueOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) returns (uint48) {
        return super._queueOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _executeOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) {
        super._executeOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _cancel(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) returns (uint256) {
        return super._cancel(targets, values, calldatas, descriptionHash);
    }

    function _executor() internal view override(Governor, GovernorTimelockControl) returns (address) {
        return super._executor();
    }

    function _checkTime(uint256 value, bool shortTimes, uint256 lower, uint256 upper) private pure {
        _check(value, shortTimes ? 1 : lower, upper);
    }

    function _check(uint256 value, uint256 lower, uint256 upper) private pure {
        if (value < lower || value > upper) revert IConetGovernor.SettingOutOfBounds(value, lower, upper);
    }
}
