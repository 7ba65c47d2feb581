// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Epoch} from "src/types/Epoch.sol";

/// @title What every challenge of a pending epoch has in common
/// @notice The challenger puts down a bond. If what it shows contradicts the anchored header, the epoch is cancelled,
/// its signers are slashed (their part of the slash goes to the challenger) and the bond comes back. If it is shown
/// properly but contradicts nothing, the bond goes to the treasury. A proof that proves nothing at all reverts.
interface IChallenge {
    /// @notice What is challenged.
    /// @param header The pending epoch's.
    /// @param signatures Attestations of it, 65 bytes each, whose signers are slashed; may be empty and reported later.
    struct Case {
        Epoch header;
        bytes signatures;
    }

    /// @notice The epoch was false: cancelled.
    event ChallengeSucceeded(bytes32 indexed digest, address indexed challenger, bytes4 indexed challenge);
    /// @notice It stands: the bond is lost.
    event ChallengeFailed(
        bytes32 indexed digest, address indexed challenger, bytes4 indexed challenge, uint256 forfeited
    );

    /// @notice `computed` is not the root that the header binds.
    error RootMismatch(bytes32 expected, bytes32 computed);
    /// @notice There is no such tree.
    error UnknownTree(uint8 tree);
    /// @notice This header is not the one before the challenged one.
    error NotThePreviousHeader(bytes32 expected, bytes32 given);
    /// @notice The leaves do not show what this challenge is about.
    error IrrelevantProof();
}
