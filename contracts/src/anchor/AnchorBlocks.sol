// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BlockHeader} from "@openzeppelin/contracts/utils/BlockHeader.sol";
import {Blockhash} from "@openzeppelin/contracts/utils/Blockhash.sol";

import {IEpochAnchor} from "src/interfaces/IEpochAnchor.sol";

/// @title Hashes of past blocks
/// @notice Those that the chain gives out itself, and those that somebody kept in time or has shown by headers since.
abstract contract AnchorBlocks is IEpochAnchor {
    mapping(uint64 blockNumber => bytes32) private _checkpoints;

    /// @inheritdoc IEpochAnchor
    function checkpoint(uint64 blockNumber) external {
        bytes32 hash = Blockhash.blockHash(blockNumber);
        if (hash == 0) revert BlockHashUnavailable(blockNumber);
        _keepHash(blockNumber, hash);
    }

    /// @inheritdoc IEpochAnchor
    function checkpointAncestor(uint64 blockNumber, bytes[] calldata headers) external {
        if (headers.length == 0) revert NoHeaders();
        bytes32 expected = _blockHash(blockNumber);
        if (expected == 0) revert BlockHashUnavailable(blockNumber);
        uint64 number = blockNumber;
        for (uint256 i = 0; i < headers.length; ++i) {
            bytes memory header = headers[i];
            bytes32 given = keccak256(header);
            if (given != expected) revert WrongBlockHeader(number, expected, given);
            expected = BlockHeader.getParentHash(header);
            --number;
        }
        _keepHash(number, expected);
    }

    /// @inheritdoc IEpochAnchor
    function checkpointAt(uint64 blockNumber) external view returns (bytes32) {
        return _checkpoints[blockNumber];
    }

    function _blockHash(uint64 blockNumber) internal view returns (bytes32 hash) {
        hash = Blockhash.blockHash(blockNumber);
        if (hash == 0) hash = _checkpoints[blockNumber];
    }

    function _keepHash(uint64 blockNumber, bytes32 hash) private {
        _checkpoints[blockNumber] = hash;
        emit CheckpointStored(blockNumber, hash);
    }
}
