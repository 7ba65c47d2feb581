// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IEmissionSchedule} from "src/interfaces/IEmissionSchedule.sol";
import {EmissionCurve} from "src/libraries/EmissionCurve.sol";

/// @title EmissionSchedule
/// @notice See {IEmissionSchedule}. Four numbers fixed at deployment and no state: nobody can change the curve.
contract EmissionSchedule is IEmissionSchedule {
    /// @dev Times and lengths below 2^64 and a share below 2^96 keep {EmissionCurve} far from overflow.
    uint256 private constant MAX_SHARE = type(uint96).max;

    /// @inheritdoc IEmissionSchedule
    uint256 public immutable genesisTime;
    /// @inheritdoc IEmissionSchedule
    uint256 public immutable periodLength;
    /// @inheritdoc IEmissionSchedule
    uint256 public immutable periodCount;
    /// @inheritdoc IEmissionSchedule
    uint256 public immutable minersShare;

    /// @param genesis Time at which the release begins.
    /// @param length Seconds of a period.
    /// @param periods Number of periods.
    /// @param share What they release together, in base units.
    constructor(uint64 genesis, uint64 length, uint256 periods, uint256 share) {
        if (length == 0) revert PeriodLengthIsZero();
        if (periods == 0 || periods > EmissionCurve.MAX_PERIODS) {
            revert PeriodCountOutOfBounds(periods, EmissionCurve.MAX_PERIODS);
        }
        if (share == 0 || share > MAX_SHARE) revert MinersShareOutOfBounds(share, MAX_SHARE);
        genesisTime = genesis;
        periodLength = length;
        periodCount = periods;
        minersShare = share;
    }

    /// @inheritdoc IEmissionSchedule
    function budget(uint256 start, uint256 end) external view returns (uint256) {
        if (start > end) revert SpanReversed(start, end);
        return cumulative(end) - cumulative(start);
    }

    /// @inheritdoc IEmissionSchedule
    function releasedBefore(uint256 period) external view returns (uint256) {
        return EmissionCurve.releasedBefore(periodCount, minersShare, period);
    }

    /// @inheritdoc IEmissionSchedule
    function cumulative(uint256 time) public view returns (uint256) {
        return EmissionCurve.cumulative(genesisTime, periodLength, periodCount, minersShare, time);
    }
}
