// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

import {Governed} from "src/access/Governed.sol";
import {IEpochAnchor} from "src/interfaces/IEpochAnchor.sol";
import {IEpochClock} from "src/interfaces/IEpochClock.sol";
import {EpochHash} from "src/libraries/EpochHash.sol";
import {Epoch} from "src/types/Epoch.sol";
import {EpochId} from "src/types/EpochId.sol";

/// @title What an anchor reads and writes
/// @notice One word of state, one digest of the ring and one root; everything else is in the event and comes back, checked
/// against the digest, when somebody needs it.
abstract contract AnchorState is IEpochAnchor, Governed, EIP712 {
    /// @dev `pendingLength` is the pending epoch's length, zero if none is pending: the end of the newest activated
    /// epoch is `end - pendingLength`. `notBefore` is the earliest time of the next activation and the next anchor.
    /// `creditLeft` is what of clients' committed credit no anchored epoch has claimed as fees, as far as it was looked up.
    /// `attempt` has 15 bits.
    struct State {
        uint24 epoch;
        uint32 pendingLength;
        uint40 end;
        uint40 notBefore;
        uint88 creditLeft;
        uint16 set;
        bool scheduled;
        uint16 attempt;
    }

    uint256 internal constant RING = 64;

    /// @inheritdoc IEpochAnchor
    uint64 public immutable EPOCH_LENGTH;
    /// @inheritdoc IEpochAnchor
    uint64 public immutable GENESIS_TIME;

    /// @dev A State in one word, first field lowest: the compiler would write it field by field.
    uint256 private _stateWord;
    bytes32 internal _pendingRoot;
    /// @dev What `openEpochAtMost` last was before an epoch longer than usual was anchored.
    uint64 private _openAtLeast;
    bytes32[RING] internal _digests;

    constructor(uint64 epochLength, uint64 genesisTime) {
        // Below 2 seconds nothing is left for challenges.
        if (epochLength < 2 || epochLength > type(uint32).max) revert OutOfBounds(epochLength, type(uint32).max);
        if (genesisTime > type(uint40).max) revert OutOfBounds(genesisTime, type(uint40).max);
        EPOCH_LENGTH = epochLength;
        GENESIS_TIME = genesisTime;
    }

    /// @inheritdoc IEpochAnchor
    function digestOf(Epoch calldata header) external view returns (bytes32) {
        return _digestOf(header);
    }

    /// @inheritdoc IEpochAnchor
    function digestAt(EpochId epoch) external view returns (bytes32) {
        uint64 number = EpochId.unwrap(epoch);
        uint256 last = _load().epoch;
        if (number == 0 || number > last || last - number >= RING) return 0;
        return _digests[number % RING];
    }

    /// @inheritdoc IEpochAnchor
    function attempt() external view returns (uint16) {
        return _load().attempt;
    }

    /// @inheritdoc IEpochAnchor
    function lastEpoch() external view returns (EpochId) {
        return EpochId.wrap(_load().epoch);
    }

    /// @inheritdoc IEpochAnchor
    function activatedEpoch() external view returns (EpochId) {
        return EpochId.wrap(_activatedEpoch(_load()));
    }

    /// @inheritdoc IEpochAnchor
    function lastEndTime() external view returns (uint64) {
        return _load().end;
    }

    /// @inheritdoc IEpochAnchor
    function pending() external view returns (EpochId epoch, bytes32 accountsRoot, uint64 activatableAt) {
        State memory state = _load();
        if (state.pendingLength != 0) return (EpochId.wrap(state.epoch), _pendingRoot, state.notBefore);
    }

    /// @inheritdoc IEpochClock
    function openEpochAtMost() external view returns (EpochId) {
        uint64 open = _openAtMost(_load());
        return EpochId.wrap(open < _openAtLeast ? _openAtLeast : open);
    }

    /// @inheritdoc IEpochAnchor
    function requireChallengeable(Epoch calldata header) public view returns (bytes32 digest) {
        State memory state = _load();
        digest = _digestOf(header);
        if (state.pendingLength == 0 || header.epoch != state.epoch || _digests[state.epoch % RING] != digest) {
            revert NotPending(header.epoch, digest);
        }
    }

    function _store(State memory state) internal {
        _stateWord = uint256(state.epoch) | uint256(state.pendingLength) << 24 | uint256(state.end) << 56
            | uint256(state.notBefore) << 96 | uint256(state.creditLeft) << 136 | uint256(state.set) << 224
            | (state.scheduled ? uint256(1) << 240 : 0) | uint256(state.attempt) << 241;
    }

    /// @dev Every narrowing cast takes a field's own bits.
    function _load() internal view returns (State memory state) {
        uint256 word = _stateWord;
        state.epoch = uint24(word);
        state.pendingLength = uint32(word >> 24);
        state.end = uint40(word >> 56);
        state.notBefore = uint40(word >> 96);
        state.creditLeft = uint88(word >> 136);
        state.set = uint16(word >> 224);
        state.scheduled = (word >> 240) & 1 != 0;
        state.attempt = uint16(word >> 241);
    }

    /// @dev To be called before the state is stored. Reads and writes nothing for an epoch of the usual length that is
    /// anchored within the next one.
    function _keepClock(State memory state) internal {
        uint64 before = _openAtMost(_load());
        if (before > _openAtMost(state) && before > _openAtLeast) _openAtLeast = before;
    }

    function _digestOf(Epoch calldata header) internal view returns (bytes32) {
        return _hashTypedDataV4(keccak256(EpochHash.encode(header)));
    }

    function _openAtMost(State memory state) private view returns (uint64) {
        // Before genesis the first one is open; else an epoch does not end in the future.
        uint256 since = block.timestamp < state.end ? 0 : block.timestamp - state.end;
        // Narrowing: below 2^41 epochs.
        return uint64(uint256(state.epoch) + 1 + since / EPOCH_LENGTH);
    }

    function _activatedEpoch(State memory state) internal pure returns (uint64) {
        // No underflow: a pending epoch has a number of 1 or more.
        return state.pendingLength == 0 ? state.epoch : state.epoch - 1;
    }
}
