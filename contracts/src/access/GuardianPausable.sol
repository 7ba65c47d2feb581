// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPausable} from "src/interfaces/IPausable.sol";

/// @title Pausing by function, one slot each
/// @notice A contract that cannot afford the slot on a hot path overrides {setPausedUntil} and keeps the
/// fact where it reads anyway.
abstract contract GuardianPausable is IPausable {
    /// @notice The guardian contract, which bounds every pause.
    address public immutable GUARDIAN;

    mapping(bytes4 selector => uint64 until) private _pausedUntil;

    modifier whenNotPaused() {
        _checkNotPaused();
        _;
    }

    constructor(address guardian) {
        GUARDIAN = guardian;
    }

    /// @inheritdoc IPausable
    function setPausedUntil(bytes4 selector, uint64 until) external virtual {
        if (msg.sender != GUARDIAN) revert NotGuardian(msg.sender);
        if (!isPausable(selector)) revert NotPausable(selector);
        _pausedUntil[selector] = until;
        emit FunctionPaused(selector, until);
    }

    /// @inheritdoc IPausable
    function pausedUntil(bytes4 selector) public view virtual returns (uint64) {
        return _pausedUntil[selector];
    }

    /// @inheritdoc IPausable
    function isPausable(bytes4 selector) public view virtual returns (bool);

    function _checkNotPaused() internal view {
        uint64 until = pausedUntil(msg.sig);
        if (block.timestamp < until) revert FunctionIsPaused(msg.sig, until);
    }
}
