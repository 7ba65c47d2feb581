// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @title Fractional counting and the late-quorum guard, packed
/// @notice Behaves, call for call, like OpenZeppelin's GovernorCountingFractional with
/// GovernorPreventLateQuorum, and a differential fuzz holds it to that. What differs is where things lie:
/// a later voter writes two slots (tally, own word) where the two parts together write up to four.
///
/// - Who has voted is two bits a proposal in a word of 128 proposals for each voter: voted at all, and
///   nothing left. Only a voter that keeps a remainder has a slot of its own.
/// - `for`, `against` and the proposal's number share a slot; the number is written when the proposal is
///   made, so that no voter pays for a new slot. `abstain`, the quorum and the extended deadline share
///   another, which most voters only read.
/// - The quorum of a proposal is fixed once its snapshot has passed, so the first voter works it out for all.
/// @dev Votes are at most the supply, which the token caps at 10^27 < 2^90.
abstract contract GovernorPackedCounting is Governor {
    struct Tally {
        uint96 forVotes;
        uint96 againstVotes;
        uint32 number;
    }

    struct Gate {
        uint96 abstainVotes;
        uint96 quorum;
        uint48 extendedDeadline;
        bool quorumKnown;
    }

    uint8 private constant AGAINST = 0;
    uint8 private constant FOR = 1;
    uint8 private constant ABSTAIN = 2;
    uint8 private constant FRACTIONAL = 255;
    uint256 private constant VOTED = 1;
    uint256 private constant NOTHING_LEFT = 2;

    uint48 private _voteExtension;
    uint32 private _proposalCount;
    mapping(uint256 proposalId => Tally) private _tallies;
    mapping(uint256 proposalId => Gate) private _gates;
    mapping(address voter => mapping(uint256 word => uint256 bits)) private _voted;
    mapping(uint256 proposalId => mapping(address voter => uint256)) private _partlyUsed;

    /// @notice The deadline moved because quorum was reached late.
    event ProposalExtended(uint256 indexed proposalId, uint64 extendedDeadline);

    /// @notice How much time a late quorum leaves for answers.
    event LateQuorumVoteExtensionSet(uint64 oldVoteExtension, uint64 newVoteExtension);

    /// @notice A split asks for more than the voter has left.
    error GovernorExceedRemainingWeight(address voter, uint256 usedVotes, uint256 remainingWeight);

    /// @notice Changes how much time a late quorum leaves. Only by proposal.
    function setLateQuorumVoteExtension(uint48 newVoteExtension) external onlyGovernance {
        _setLateQuorumVoteExtension(newVoteExtension);
    }

    /// @notice How the votes are counted, for front ends.
    function COUNTING_MODE() external pure override returns (string memory) {
        return "support=bravo,fractional&quorum=for,abstain&params=fractional";
    }

    /// @notice Whether the account has cast any vote on the proposal.
    function hasVoted(uint256 proposalId, address account) external view override returns (bool) {
        return _bitsOf(_tallies[proposalId].number, account) != 0;
    }

    /// @notice How many of its votes the account has cast on the proposal.
    function usedVotes(uint256 proposalId, address account) external view returns (uint256) {
        uint256 bits = _bitsOf(_tallies[proposalId].number, account);
        if (bits == 0) return 0;
        if (bits & NOTHING_LEFT == 0) return _partlyUsed[proposalId][account];
        return _getVotes(account, proposalSnapshot(proposalId), "");
    }

    /// @notice The tally as it stands.
    function proposalVotes(uint256 proposalId)
        external
        view
        returns (uint256 againstVotes, uint256 forVotes, uint256 abstainVotes)
    {
        Tally storage tally = _tallies[proposalId];
        return (tally.againstVotes, tally.forVotes, _gates[proposalId].abstainVotes);
    }

    /// @notice How much time a late quorum leaves for answers.
    function lateQuorumVoteExtension() public view returns (uint48) {
        return _voteExtension;
    }

    /// @inheritdoc Governor
    function proposalDeadline(uint256 proposalId) public view virtual override returns (uint256) {
        return Math.max(super.proposalDeadline(proposalId), _gates[proposalId].extendedDeadline);
    }

    function _setLateQuorumVoteExtension(uint48 newVoteExtension) internal virtual {
        emit LateQuorumVoteExtensionSet(_voteExtension, newVoteExtension);
        _voteExtension = newVoteExtension;
    }

    function _propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description,
        address proposer
    ) internal virtual override returns (uint256 proposalId) {
        proposalId = super._propose(targets, values, calldatas, description, proposer);
        _tallies[proposalId].number = ++_proposalCount;
    }

    function _countVote(uint256 proposalId, address account, uint8 support, uint256 totalWeight, bytes memory params)
        internal
        virtual
        override
        returns (uint256 usedWeight)
    {
        Tally memory tally = _tallies[proposalId];
        uint256 bits = _bitsOf(tally.number, account);
        uint256 usedBefore = 0;
        if (bits & NOTHING_LEFT != 0) revert GovernorAlreadyCastVote(account);
        if (bits != 0) usedBefore = _partlyUsed[proposalId][account];
        if (totalWeight <= usedBefore) revert GovernorAlreadyCastVote(account);
        uint256 remaining = totalWeight - usedBefore;

        uint256 againstVotes;
        uint256 forVotes;
        uint256 abstainVotes;
        (againstVotes, forVotes, abstainVotes) = _split(support, remaining, params);
        // Each is at most the remaining weight or below 2^128: the sum of three cannot overflow.
        usedWeight = againstVotes + forVotes + abstainVotes;
        if (usedWeight > remaining) revert GovernorExceedRemainingWeight(account, usedWeight, remaining);
        if (usedWeight == 0) return 0;

        if (againstVotes | forVotes != 0) {
            tally.againstVotes += SafeCast.toUint96(againstVotes);
            tally.forVotes += SafeCast.toUint96(forVotes);
            _tallies[proposalId] = tally;
        }
        _openGate(proposalId, abstainVotes);

        if (usedWeight == remaining) {
            bits = VOTED | NOTHING_LEFT;
        } else {
            bits = VOTED;
            _partlyUsed[proposalId][account] = usedBefore + usedWeight;
        }
        _voted[account][tally.number >> 7] |= bits << ((tally.number & 127) << 1);
    }

    function _tallyUpdated(uint256 proposalId) internal virtual override {
        super._tallyUpdated(proposalId);
        if (_gates[proposalId].extendedDeadline == 0 && _quorumReached(proposalId)) {
            uint48 extended = clock() + _voteExtension;
            if (extended > proposalDeadline(proposalId)) emit ProposalExtended(proposalId, extended);
            _gates[proposalId].extendedDeadline = extended;
        }
    }

    function _quorumReached(uint256 proposalId) internal view virtual override returns (bool) {
        Gate memory gate = _gates[proposalId];
        uint256 needed = gate.quorumKnown ? gate.quorum : quorum(proposalSnapshot(proposalId));
        return needed <= uint256(_tallies[proposalId].forVotes) + gate.abstainVotes;
    }

    function _voteSucceeded(uint256 proposalId) internal view virtual override returns (bool) {
        Tally storage tally = _tallies[proposalId];
        return tally.forVotes > tally.againstVotes;
    }

    /// @dev Adds to `abstain` and, for the first voter, writes down the quorum. Votes are cast only after the
    /// snapshot, when the quorum at the snapshot can no longer change.
    function _openGate(uint256 proposalId, uint256 abstainVotes) private {
        Gate memory gate = _gates[proposalId];
        if (gate.quorumKnown && abstainVotes == 0) return;
        if (!gate.quorumKnown) {
            gate.quorumKnown = true;
            gate.quorum = SafeCast.toUint96(quorum(proposalSnapshot(proposalId)));
        }
        gate.abstainVotes += SafeCast.toUint96(abstainVotes);
        _gates[proposalId] = gate;
    }

    function _bitsOf(uint256 number, address account) private view returns (uint256) {
        return (_voted[account][number >> 7] >> ((number & 127) << 1)) & 3;
    }

    /// @dev The whole remaining weight for one side, or three packed uint128: against, for, abstain.
    function _split(uint8 support, uint256 remaining, bytes memory params)
        private
        pure
        returns (uint256 againstVotes, uint256 forVotes, uint256 abstainVotes)
    {
        if (support == FRACTIONAL) {
            if (params.length != 48) revert GovernorInvalidVoteParams();
            assembly ("memory-safe") {
                againstVotes := shr(128, mload(add(params, 0x20)))
                forVotes := shr(128, mload(add(params, 0x30)))
                abstainVotes := shr(128, mload(add(params, 0x40)))
            }
            return (againstVotes, forVotes, abstainVotes);
        }
        if (support > ABSTAIN) revert GovernorInvalidVoteType();
        if (params.length != 0) revert GovernorInvalidVoteParams();
        if (support == AGAINST) return (remaining, 0, 0);
        if (support == FOR) return (0, remaining, 0);
        return (0, 0, remaining);
    }
}
