// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AnchorState} from "src/anchor/AnchorState.sol";
import {IPausable} from "src/interfaces/IPausable.sol";
import {AnchorBindings} from "src/types/AnchorBindings.sol";

/// @title Pausing the anchor
/// @notice A pause moves the time before which nothing is anchored or activated, so that an anchor reads nothing for it.
abstract contract AnchorPause is AnchorState, IPausable {
    /// @notice The guardian contract, which bounds every pause.
    address public immutable GUARDIAN;

    uint64 private _pausedUntil;
    /// @dev What `notBefore` was, or would be, without the pause.
    uint40 private _unpausedNotBefore;

    constructor(AnchorBindings memory bindings) {
        if (bindings.guardian == address(0)) revert ZeroAddress();
        GUARDIAN = bindings.guardian;
    }

    /// @inheritdoc IPausable
    /// @dev Pausing `anchor` stops anchoring and activation together, by moving the time before which neither happens.
    /// A challenge is never stopped.
    function setPausedUntil(bytes4 selector, uint64 until) external {
        if (msg.sender != GUARDIAN) revert NotGuardian(msg.sender);
        if (!isPausable(selector)) revert NotPausable(selector);
        if (until > type(uint40).max) revert OutOfBounds(until, type(uint40).max);
        State memory state = _load();
        if (block.timestamp >= _pausedUntil) _unpausedNotBefore = state.notBefore;
        _pausedUntil = until;
        state.notBefore = _afterPause(_unpausedNotBefore);
        _store(state);
        emit FunctionPaused(selector, until);
    }

    /// @inheritdoc IPausable
    function pausedUntil(bytes4 selector) external view returns (uint64) {
        return isPausable(selector) ? _pausedUntil : 0;
    }

    /// @inheritdoc IPausable
    function isPausable(bytes4 selector) public pure returns (bool) {
        return selector == this.anchor.selector;
    }

    /// @dev `notBefore` as it should be given what it would be without a pause.
    function _afterPause(uint40 wanted) internal returns (uint40) {
        if (block.timestamp < _pausedUntil) _unpausedNotBefore = wanted;
        return _orEndOfPause(wanted);
    }

    /// @dev `time`, or the end of a pause that is in force and goes further.
    function _orEndOfPause(uint40 time) internal view returns (uint40) {
        uint64 until = _pausedUntil;
        // Narrowing: bounded when it was set.
        return block.timestamp < until && until > time ? uint40(until) : time;
    }

    /// @dev `notBefore` as it would be without the pause.
    function _withoutPause(State memory state) internal view returns (uint40) {
        return block.timestamp < _pausedUntil ? _unpausedNotBefore : state.notBefore;
    }
}
