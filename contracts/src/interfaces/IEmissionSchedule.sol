// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice The miners' share of the token, released along a fixed curve. With N periods of `periodLength` seconds
/// from `genesisTime`, what is released by the start of period p is
///
///     C(p) = ⌊ minersShare · 5^(N-p) · (5^p - 4^p) / (5^N - 4^N) ⌋
///
/// so each period releases 20 % less than the one before (to within the one unit that flooring moves), the last
/// takes what is left, and C(N) is the share exactly. Inside a period the release is linear, floored.
interface IEmissionSchedule {
    /// @notice A schedule must have between 1 and 64 periods.
    error PeriodCountOutOfBounds(uint256 periodCount, uint256 maximum);
    /// @notice A period must last at least a second.
    error PeriodLengthIsZero();
    /// @notice The share must be positive and below 2^96.
    error MinersShareOutOfBounds(uint256 minersShare, uint256 maximum);
    /// @notice A budget is asked for a span that ends before it starts.
    error SpanReversed(uint256 start, uint256 end);

    /// @notice Time at which the release begins, in seconds since 1970.
    function genesisTime() external view returns (uint256);

    /// @notice Seconds of a period: 180 days on the production network.
    function periodLength() external view returns (uint256);

    /// @notice Number of periods N.
    function periodCount() external view returns (uint256);

    /// @notice What the whole schedule releases, in base units.
    function minersShare() external view returns (uint256);

    /// @notice Released from genesis until `time`.
    /// @dev Effects: none. Requirements: none; 0 before genesis, the whole share after the last period.
    function cumulative(uint256 time) external view returns (uint256);

    /// @notice Released in (start, end]: the budget of an epoch whose predecessor ended at `start`.
    /// @dev Requirements: start <= end, else SpanReversed.
    function budget(uint256 start, uint256 end) external view returns (uint256);

    /// @notice C(period): released by the start of a period; the share for any period at or past N.
    function releasedBefore(uint256 period) external view returns (uint256);
}
