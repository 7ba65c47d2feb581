// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

import {Governed} from "src/access/Governed.sol";
import {AnchorBlocks} from "src/anchor/AnchorBlocks.sol";
import {AnchorChallenges} from "src/anchor/AnchorChallenges.sol";
import {AnchorMoney} from "src/anchor/AnchorMoney.sol";
import {AnchorPause} from "src/anchor/AnchorPause.sol";
import {AnchorState} from "src/anchor/AnchorState.sol";
import {AnchorVerifiers} from "src/anchor/AnchorVerifiers.sol";
import {IEpochAnchor} from "src/interfaces/IEpochAnchor.sol";
import {EpochHash} from "src/libraries/EpochHash.sol";
import {AnchorBindings} from "src/types/AnchorBindings.sol";
import {Epoch} from "src/types/Epoch.sol";

/// @title EpochAnchor
/// @notice See {IEpochAnchor}. Each base holds a part of it: {AnchorState} what an anchor reads and writes,
/// {AnchorVerifiers} who signs, {AnchorMoney} emission and fees, {AnchorChallenges} what a challenge does, {AnchorBlocks}
/// hashes of past blocks, {AnchorPause} the pause. Here an epoch is anchored and activated.
contract EpochAnchor is AnchorState, AnchorPause, AnchorVerifiers, AnchorChallenges, AnchorBlocks, AnchorMoney {
    /// @param bindings The other contracts, some of which may not have been deployed yet.
    /// @param epochLength Least seconds of an epoch.
    /// @param genesisTime When the first epoch begins.
    /// @param members First verifiers. Their bonds are not asked for: where they are put down may not exist yet.
    /// @param threshold Signatures needed of them.
    /// @param activationDelay First challenge window in seconds, since the parameters may not exist yet either; half an
    /// epoch if that is less.
    /// @param challengeContracts Whose challenges count.
    constructor(
        AnchorBindings memory bindings,
        uint64 epochLength,
        uint64 genesisTime,
        address[] memory members,
        uint8 threshold,
        uint32 activationDelay,
        address[] memory challengeContracts
    )
        Governed(bindings.timelock)
        EIP712("CoNET EpochAnchor", "1")
        AnchorState(epochLength, genesisTime)
        AnchorPause(bindings)
        AnchorVerifiers(bindings)
        AnchorChallenges(challengeContracts)
        AnchorMoney(bindings)
    {
        State memory state;
        // Narrowing: AnchorState has checked it.
        state.end = uint40(genesisTime);
        _checkSet(members, threshold);
        state.set = _writeSet(members, threshold, _atMostHalfAnEpoch(activationDelay), 1);
        _store(state);
    }

    /// @inheritdoc IEpochAnchor
    function anchor(Epoch calldata header, bytes calldata signatures) external {
        _anchor(header, signatures);
    }

    /// @inheritdoc IEpochAnchor
    function anchorAndMint(Epoch calldata header, bytes calldata signatures) external {
        _mint(_anchor(header, signatures));
    }

    /// @inheritdoc IEpochAnchor
    function activate() external {
        State memory state = _load();
        if (state.pendingLength == 0) revert NothingPending();
        if (block.timestamp < state.notBefore) revert NotBefore(state.notBefore);
        state.pendingLength = 0;
        _store(state);
        _activate(state.epoch);
    }

    function _anchor(Epoch calldata header, bytes calldata signatures) private returns (uint256 releasedBefore) {
        State memory state = _load();
        if (block.timestamp < state.notBefore) revert NotBefore(state.notBefore);
        _checkPlace(header, state);
        releasedBefore = _checkMoney(header, state);
        bytes memory preimage = EpochHash.encode(header);
        bytes32 digest = _hashTypedDataV4(keccak256(preimage));
        bool pendingBefore = state.pendingLength != 0;
        _takeSet(state, header.epoch);
        uint256 delay = _checkSignatures(digest, signatures, state.set);

        // Narrowing: endTime <= now < 2^40; time and a 32-bit delay stay below 2^40; the rest is checked.
        state.pendingLength = _uint32(header.endTime - state.end);
        state.epoch = _uint24(header.epoch);
        state.end = uint40(header.endTime);
        state.notBefore = uint40(block.timestamp + delay);
        _keepClock(state);
        _store(state);
        _digests[header.epoch % RING] = digest;
        if (pendingBefore) _activate(header.epoch - 1);
        _pendingRoot = header.accountsRoot;
        _emitAnchored(header.epoch, digest, preimage);
    }

    function _activate(uint64 epoch) private {
        bytes32 root = _pendingRoot;
        _DISTRIBUTOR.activate(root);
        emit EpochActivated(epoch, root);
    }

    /// @dev EpochAnchored(epoch, digest, header), out of the memory that was hashed.
    function _emitAnchored(uint64 epoch, bytes32 digest, bytes memory preimage) private {
        bytes32 topic = EpochAnchored.selector;
        // Memory-safe: reads the header's 17 words after the type hash.
        assembly ("memory-safe") {
            log3(add(preimage, 64), 544, topic, epoch, digest)
        }
    }

    /// @dev That the header stands where it says: after the epoch before, at a block of this chain, at its time.
    function _checkPlace(Epoch calldata header, State memory state) private view {
        if (header.epoch != uint64(state.epoch) + 1) revert WrongEpoch(uint64(state.epoch) + 1, header.epoch);
        if (header.attempt != state.attempt) revert WrongAttempt(state.attempt, header.attempt);
        bytes32 previous = _digests[state.epoch % RING];
        if (header.previousDigest != previous) revert WrongPreviousDigest(previous, header.previousDigest);
        bytes32 hash = _blockHash(header.snapshotBlock);
        if (hash == 0 || header.snapshotHash != hash) {
            revert WrongSnapshotHash(header.snapshotBlock, hash, header.snapshotHash);
        }
        uint256 earliest = uint256(state.end) + EPOCH_LENGTH;
        if (header.endTime < earliest || header.endTime > block.timestamp) {
            revert EndTimeOutOfBounds(header.endTime, earliest, block.timestamp);
        }
        // The one number not looked at anywhere: reading it refuses a word that is wider than its field.
        header.totalWeight;
    }

    function _uint24(uint256 value) private pure returns (uint24) {
        if (value > type(uint24).max) revert OutOfBounds(value, type(uint24).max);
        return uint24(value);
    }

    function _uint32(uint256 value) private pure returns (uint32) {
        if (value > type(uint32).max) revert OutOfBounds(value, type(uint32).max);
        return uint32(value);
    }
}
