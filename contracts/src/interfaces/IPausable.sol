// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title A contract some of whose functions the guardian can stop for a bounded time
/// @notice Which functions these are is fixed in the contract's code. Never among them: taking out one's
/// own unbonded stake or unspent prepaid money, challenging an anchor, voting.
interface IPausable {
    /// @notice `selector` cannot be called before `until`; zero means that it can be again.
    event FunctionPaused(bytes4 indexed selector, uint64 until);

    /// @notice The function is paused until then.
    error FunctionIsPaused(bytes4 selector, uint64 until);

    /// @notice This function can never be paused.
    error NotPausable(bytes4 selector);

    /// @notice Only the guardian contract pauses.
    error NotGuardian(address caller);

    /// @notice Stops `selector` until that time, or lets it run again with zero.
    /// Only the guardian contract, which checks who asks and for how long.
    function setPausedUntil(bytes4 selector, uint64 until) external;

    /// @notice Whether the guardian could pause this function.
    function isPausable(bytes4 selector) external view returns (bool);

    /// @notice Until when it is paused; in the past, or zero, if it is not.
    function pausedUntil(bytes4 selector) external view returns (uint64);
}
