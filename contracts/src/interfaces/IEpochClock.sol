// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EpochId} from "src/types/EpochId.sol";

/// @notice What the registry asks the epoch anchor.
interface IEpochClock {
    /// @notice An epoch that has surely not been passed: no epoch above the returned one has begun. With L the
    /// last anchored epoch it is L + 1 + ⌊(now - end(L)) / epoch length⌋, because no epoch is shorter than the length, and no less
    /// than it ever was: a long epoch moves the quotient back, and a key's rotation must not reach what was signed before it.
    function openEpochAtMost() external view returns (EpochId);
}
