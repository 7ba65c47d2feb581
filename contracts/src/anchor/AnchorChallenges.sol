// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AnchorPause} from "src/anchor/AnchorPause.sol";
import {AnchorVerifiers} from "src/anchor/AnchorVerifiers.sol";
import {IEpochAnchor} from "src/interfaces/IEpochAnchor.sol";
import {VerifierSets} from "src/libraries/VerifierSets.sol";
import {Epoch} from "src/types/Epoch.sol";

/// @title What a challenge does to the pending epoch
/// @notice Contracts that the DAO accepts decide challenges; here an epoch is cancelled, or held until an answer is due.
abstract contract AnchorChallenges is AnchorPause, AnchorVerifiers {
    uint16 private constant MAX_ATTEMPT = (1 << 15) - 1;

    mapping(bytes32 digest => address) private _cancelledFor;
    /// @dev End of the delay that a held epoch began with.
    mapping(bytes32 digest => uint40) private _holdWindow;
    mapping(address challengeContract => bool) private _accepted;

    modifier onlyChallengeContract() {
        if (!_accepted[msg.sender]) revert NotAChallengeContract(msg.sender);
        _;
    }

    constructor(address[] memory challengeContracts) {
        for (uint256 i = 0; i < challengeContracts.length; ++i) {
            _setChallengeContract(challengeContracts[i], true);
        }
    }

    /// @inheritdoc IEpochAnchor
    function cancel(Epoch calldata header, address challenger) external onlyChallengeContract {
        bytes32 digest = requireChallengeable(header);
        State memory state = _load();
        _digests[state.epoch % RING] = 0;
        _cancelledFor[digest] = challenger;
        _pendingRoot = 0;
        // No underflow: the pending epoch is the one that put these in. Narrowing: it was checked when anchored.
        // An overflow of creditLeft by more credit looked up since is impossible: looking up leaves room for this.
        state.epoch -= 1;
        state.end -= state.pendingLength;
        state.pendingLength = 0;
        // Every signature made until now is worthless. Begins anew after 2^15, which no digest of one epoch lives to see.
        state.attempt = (state.attempt + 1) & MAX_ATTEMPT;
        state.creditLeft += uint88(header.fees);
        state.notBefore = _afterPause(uint40(block.timestamp));
        _store(state);
        emit EpochCancelled(header.epoch, digest, challenger, msg.sender);
    }

    /// @inheritdoc IEpochAnchor
    function hold(Epoch calldata header) external onlyChallengeContract returns (uint64 until) {
        bytes32 digest = requireChallengeable(header);
        State memory state = _load();
        uint40 window = _holdWindow[digest];
        if (window == 0) {
            window = _withoutPause(state);
            _holdWindow[digest] = window;
        }
        // Nothing is activated during a pause, so whoever looks for a leaf that is kept back has all of it.
        window = _orEndOfPause(window);
        if (block.timestamp >= window) revert HoldWindowOver(window);
        until = uint64(block.timestamp + VerifierSets.delayOf(VerifierSets.read(state.set)));
        // Narrowing: time and a delay of 32 bits stay below 2^40. now < window <= notBefore, and a delay is never
        // less than what is left of the same delay, so notBefore never falls, but for a pause that goes further.
        state.notBefore = _afterPause(uint40(until));
        _store(state);
        emit EpochHeld(header.epoch, until, msg.sender);
    }

    /// @inheritdoc IEpochAnchor
    function setChallengeContract(address challengeContract, bool accepted) external onlyTimelock {
        _setChallengeContract(challengeContract, accepted);
    }

    /// @inheritdoc IEpochAnchor
    function cancelledFor(bytes32 digest) external view returns (address challenger) {
        return _cancelledFor[digest];
    }

    /// @inheritdoc IEpochAnchor
    function isChallengeContract(address challengeContract) external view returns (bool) {
        return _accepted[challengeContract];
    }

    function _setChallengeContract(address challengeContract, bool accepted) private {
        if (challengeContract == address(0)) revert ZeroAddress();
        _accepted[challengeContract] = accepted;
        emit ChallengeContractChanged(challengeContract, accepted);
    }
}
