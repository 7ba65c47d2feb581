// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Number of an epoch. Epochs count from 1; 0 is "before the first".
type EpochId is uint64;

using {epochEquals as ==, epochDiffers as !=, epochLess as <, epochAtMost as <=} for EpochId global;

function epochEquals(EpochId a, EpochId b) pure returns (bool) {
    return EpochId.unwrap(a) == EpochId.unwrap(b);
}

function epochDiffers(EpochId a, EpochId b) pure returns (bool) {
    return EpochId.unwrap(a) != EpochId.unwrap(b);
}

function epochLess(EpochId a, EpochId b) pure returns (bool) {
    return EpochId.unwrap(a) < EpochId.unwrap(b);
}

function epochAtMost(EpochId a, EpochId b) pure returns (bool) {
    return EpochId.unwrap(a) <= EpochId.unwrap(b);
}
