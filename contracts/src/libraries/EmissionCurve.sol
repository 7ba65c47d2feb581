// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title The curve along which the miners' share is released
/// @notice {IEmissionSchedule} has the equation. Closed form: whatever the period it costs a few hundred gas, so that
/// the token and the epoch anchor each check it for themselves, from their own immutables, without an external call.
library EmissionCurve {
    /// @notice The most periods a schedule may have.
    /// @dev 5^64 < 2^149, so with a share below 2^96 every product below stays under 2^245.
    uint256 internal constant MAX_PERIODS = 64;

    /// @notice Released from genesis until `time`.
    /// @dev Bounds, checked by the constructors of those who hold the four numbers: share < 2^96, 1 <= periods <= 64,
    /// periodLength >= 1; time and periodLength below 2^64.
    function cumulative(uint256 genesis, uint256 periodLength, uint256 periods, uint256 share, uint256 time)
        internal
        pure
        returns (uint256)
    {
        if (time <= genesis) return 0;
        // unchecked: time > genesis; the divisor is positive; the sums stay within `share`
        unchecked {
            uint256 elapsed = time - genesis;
            uint256 period = elapsed / periodLength;
            if (period >= periods) return share;
            uint256 before = releasedBefore(periods, share, period);
            uint256 inPeriod = releasedBefore(periods, share, period + 1) - before;
            // inPeriod < 2^96, the remainder < 2^64
            return before + inPeriod * (elapsed % periodLength) / periodLength;
        }
    }

    /// @notice Released until `start`, and in (start, end]. Where both lie in one period, as an epoch's ends nearly always
    /// do, the period's two powers are worked out once.
    /// @dev Bounds as for `cumulative`; start <= end.
    function budgetFrom(
        uint256 genesis,
        uint256 periodLength,
        uint256 periods,
        uint256 share,
        uint256 start,
        uint256 end
    ) internal pure returns (uint256 before, uint256 budget) {
        uint256 period = start < genesis ? periods : (start - genesis) / periodLength;
        if (period >= periods || (end - genesis) / periodLength != period) {
            before = cumulative(genesis, periodLength, periods, share, start);
            return (before, cumulative(genesis, periodLength, periods, share, end) - before);
        }
        // unchecked: see `cumulative`; 5^(N-p) is a multiple of 5 because p < N, and 5^(N-p-1) * 4^(p+1) is the next power
        unchecked {
            uint256 whole = 5 ** periods;
            uint256 divisor = whole - 4 ** periods;
            uint256 power = 5 ** (periods - period) * 4 ** period;
            uint256 opened = share * (whole - power) / divisor;
            uint256 inPeriod = share * (whole - power / 5 * 4) / divisor - opened;
            uint256 elapsed = start - genesis - period * periodLength;
            before = opened + inPeriod * elapsed / periodLength;
            budget = opened + inPeriod * (elapsed + end - start) / periodLength - before;
        }
    }

    /// @notice C(period), released by the start of a period: ⌊share · 5^(N-p) · (5^p - 4^p) / (5^N - 4^N)⌋.
    function releasedBefore(uint256 periods, uint256 share, uint256 period) internal pure returns (uint256) {
        if (period >= periods) return share;
        // unchecked: see MAX_PERIODS; 5^n >= 4^n, and 5^N - 4^N >= 1 for N >= 1
        unchecked {
            uint256 whole = 5 ** periods;
            return share * (whole - 5 ** (periods - period) * 4 ** period) / (whole - 4 ** periods);
        }
    }
}
