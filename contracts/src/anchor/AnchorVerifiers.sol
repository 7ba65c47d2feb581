// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

import {AnchorState} from "src/anchor/AnchorState.sol";
import {IEpochAnchor} from "src/interfaces/IEpochAnchor.sol";
import {INetworkParameters} from "src/interfaces/INetworkParameters.sol";
import {ISlasher} from "src/interfaces/ISlasher.sol";
import {Params} from "src/libraries/Params.sol";
import {VerifierSets} from "src/libraries/VerifierSets.sol";
import {AnchorBindings} from "src/types/AnchorBindings.sol";
import {EpochId} from "src/types/EpochId.sol";

/// @title Who signs an epoch
/// @notice Sets are numbered and never change; the state names the one in force, and at most one change waits for its epoch.
/// {VerifierSets} says how a set is kept.
abstract contract AnchorVerifiers is AnchorState {
    /// @dev Where an epoch's set changes, while a change waits.
    struct Schedule {
        uint16 set;
        uint64 fromEpoch;
    }

    uint256 private constant MAX_MEMBERS = 32;
    uint256 private constant SIGNATURE = 65;

    ISlasher private immutable _SLASHER;
    INetworkParameters private immutable _PARAMETERS;

    Schedule private _schedule;
    uint16 private _setCount;

    constructor(AnchorBindings memory bindings) {
        if (bindings.slasher == address(0) || bindings.parameters == address(0)) revert ZeroAddress();
        _SLASHER = ISlasher(bindings.slasher);
        _PARAMETERS = INetworkParameters(bindings.parameters);
    }

    /// @inheritdoc IEpochAnchor
    function setVerifiers(address[] calldata members, uint8 threshold, uint64 fromEpoch) external onlyTimelock {
        uint64 earliest = uint64(_load().epoch) + 1;
        if (fromEpoch < earliest) revert EffectiveEpochPassed(fromEpoch, earliest);
        _checkSet(members, threshold);
        // Whoever has withdrawn its bond since it was voted for is left out, or one candidate could stop the replacement.
        address[] memory bonded = _bonded(members);
        if (threshold > bonded.length) revert VerifierSetOutOfBounds(threshold, bonded.length, MAX_MEMBERS);
        _scheduleSet(bonded, threshold, _activationDelay(), fromEpoch);
    }

    /// @inheritdoc IEpochAnchor
    function refreshActivationDelay() external {
        State memory state = _load();
        if (state.scheduled) revert EffectiveEpochPassed(_schedule.fromEpoch, uint64(state.epoch) + 1);
        VerifierSet memory current = verifierSet(state.set);
        uint32 delay = _activationDelay();
        if (delay == current.activationDelay) revert ActivationDelayUnchanged(delay);
        _scheduleSet(current.members, current.threshold, delay, uint64(state.epoch) + 1);
    }

    /// @inheritdoc IEpochAnchor
    function isVerifier(address account) external view returns (bool) {
        State memory state = _load();
        return _isMember(state.set, account) || (state.scheduled && _isMember(_schedule.set, account));
    }

    /// @inheritdoc IEpochAnchor
    function verifiersFor(EpochId epoch) external view returns (uint16 set, VerifierSet memory verifiers) {
        State memory state = _load();
        set = state.scheduled && EpochId.unwrap(epoch) >= _schedule.fromEpoch ? _schedule.set : state.set;
        return (set, verifierSet(set));
    }

    /// @inheritdoc IEpochAnchor
    function verifierSet(uint16 set) public view returns (VerifierSet memory verifiers) {
        bytes memory kept = VerifierSets.read(set);
        if (kept.length == 0) revert UnknownVerifierSet(set);
        // Narrowing: kept in 8 and 32 bits.
        verifiers.threshold = uint8(VerifierSets.thresholdOf(kept));
        verifiers.activationDelay = uint32(VerifierSets.delayOf(kept));
        verifiers.members = new address[](VerifierSets.countOf(kept));
        for (uint256 i = 0; i < verifiers.members.length; ++i) {
            verifiers.members[i] = VerifierSets.memberAt(kept, i);
        }
    }

    /// @dev Puts the set in force that signs `epoch`, in the state in memory.
    function _takeSet(State memory state, uint64 epoch) internal view {
        if (state.scheduled && epoch >= _schedule.fromEpoch) {
            state.set = _schedule.set;
            state.scheduled = false;
        }
    }

    /// @dev A delay and the one that a hold adds end before the next epoch does, or holds could make epochs fall behind for ever.
    function _atMostHalfAnEpoch(uint256 delay) internal view returns (uint32) {
        uint256 half = EPOCH_LENGTH / 2;
        // Narrowing: an epoch's length has 32 bits.
        return uint32(delay < half ? delay : half);
    }

    function _writeSet(address[] memory members, uint8 threshold, uint32 delay, uint64 fromEpoch)
        internal
        returns (uint16 id)
    {
        id = ++_setCount;
        VerifierSets.write(id, threshold, delay, members);
        emit VerifiersScheduled(id, fromEpoch, threshold, delay, members);
    }

    /// @dev Both lists are in the same order, so that one walk over the set finds every signer, each once.
    function _checkSignatures(bytes32 digest, bytes calldata signatures, uint16 id)
        internal
        view
        returns (uint256 delay)
    {
        bytes memory set = VerifierSets.read(id);
        uint256 given = signatures.length / SIGNATURE;
        if (given * SIGNATURE != signatures.length) revert MalformedSignatures(signatures.length);
        uint256 threshold = VerifierSets.thresholdOf(set);
        if (given < threshold) revert ThresholdNotReached(given, threshold);
        uint256 members = VerifierSets.countOf(set);
        uint256 next = 0;
        for (uint256 i = 0; i < given; ++i) {
            address signer = _recover(digest, signatures, i * SIGNATURE);
            while (next < members && VerifierSets.memberAt(set, next) != signer) {
                ++next;
            }
            if (next == members) revert NotAVerifier(signer);
            ++next;
        }
        return VerifierSets.delayOf(set);
    }

    function _checkSet(address[] memory members, uint8 threshold) internal pure {
        if (threshold == 0 || threshold > members.length || members.length > MAX_MEMBERS) {
            revert VerifierSetOutOfBounds(threshold, members.length, MAX_MEMBERS);
        }
        for (uint256 i = 0; i < members.length; ++i) {
            if (members[i] == address(0)) revert InvalidVerifier(members[i]);
            for (uint256 j = 0; j < i; ++j) {
                if (members[j] == members[i]) revert InvalidVerifier(members[i]);
            }
        }
    }

    /// @dev Those that keep at least the least bond, in their order.
    function _bonded(address[] calldata members) private view returns (address[] memory bonded) {
        uint256 minimum = _PARAMETERS.get(Params.MIN_VERIFIER_BOND);
        bonded = new address[](members.length);
        uint256 count = 0;
        for (uint256 i = 0; i < members.length; ++i) {
            ISlasher.Bond memory bond = _SLASHER.bondOf(members[i]);
            if (bond.amount - bond.unbonding >= minimum) bonded[count++] = members[i];
        }
        // Memory-safe: only shortens the list.
        assembly ("memory-safe") {
            mstore(bonded, count)
        }
    }

    function _scheduleSet(address[] memory members, uint8 threshold, uint32 delay, uint64 fromEpoch) private {
        _schedule = Schedule({set: _writeSet(members, threshold, delay, fromEpoch), fromEpoch: fromEpoch});
        State memory state = _load();
        state.scheduled = true;
        _store(state);
    }

    function _recover(bytes32 digest, bytes calldata signatures, uint256 offset) private pure returns (address) {
        bytes32 r;
        bytes32 s;
        uint8 v;
        // Reads 65 bytes from `offset`, which the caller keeps within the signatures.
        assembly ("memory-safe") {
            let start := add(signatures.offset, offset)
            r := calldataload(start)
            s := calldataload(add(start, 32))
            v := byte(0, calldataload(add(start, 64)))
        }
        return ECDSA.recover(digest, v, r, s);
    }

    function _isMember(uint16 id, address account) private view returns (bool) {
        bytes memory set = VerifierSets.read(id);
        uint256 members = VerifierSets.countOf(set);
        for (uint256 i = 0; i < members; ++i) {
            if (VerifierSets.memberAt(set, i) == account) return true;
        }
        return false;
    }

    function _activationDelay() private view returns (uint32) {
        return _atMostHalfAnEpoch(_PARAMETERS.get(Params.ACTIVATION_DELAY));
    }
}
