// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title A contract whose only administrator is the timelock
/// @notice The address is part of the code: no administrator can be added, moved or forgotten.
abstract contract Governed {
    /// @notice The DAO's timelock.
    address public immutable TIMELOCK;

    /// @notice Only the timelock may do this.
    error NotTimelock(address caller);

    /// @notice A contract was given no address where it needs one.
    error ZeroAddress();

    modifier onlyTimelock() {
        _checkTimelock();
        _;
    }

    constructor(address timelock) {
        if (timelock == address(0)) revert ZeroAddress();
        TIMELOCK = timelock;
    }

    function _checkTimelock() internal view {
        if (msg.sender != TIMELOCK) revert NotTimelock(msg.sender);
    }
}
