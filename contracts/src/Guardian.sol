// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {Governed} from "src/access/Governed.sol";
import {IGuardian} from "src/interfaces/IGuardian.sol";
import {INetworkParameters} from "src/interfaces/INetworkParameters.sol";
import {IPausable} from "src/interfaces/IPausable.sol";
import {ISlasher} from "src/interfaces/ISlasher.sol";
import {Params} from "src/libraries/Params.sol";

/// @title Guardian
/// @notice See {IGuardian}. It makes two kinds of calls and no others: {IPausable-setPausedUntil}, and the
/// timelock's cancel.
contract Guardian is IGuardian, Governed {
    /// @notice Where the longest pause and the cooldown are kept.
    INetworkParameters public immutable PARAMETERS;

    /// @notice Whose penalties the DAO gives back.
    address public immutable SLASHER;

    /// @inheritdoc IGuardian
    address public guardian;

    /// @inheritdoc IGuardian
    mapping(address target => mapping(bytes4 selector => uint256)) public pausableFrom;

    modifier onlyGuardian() {
        if (msg.sender != guardian) revert NotGuardianAccount(msg.sender);
        _;
    }

    constructor(address timelock, INetworkParameters parameters, address slasher, address firstGuardian)
        Governed(timelock)
    {
        if (address(parameters) == address(0) || slasher == address(0)) revert ZeroAddress();
        PARAMETERS = parameters;
        SLASHER = slasher;
        _setGuardian(firstGuardian);
    }

    /// @inheritdoc IGuardian
    function pause(address target, bytes4 selector, uint256 duration, string calldata reason) external onlyGuardian {
        uint256 longest = PARAMETERS.get(Params.GUARDIAN_MAX_PAUSE);
        if (duration == 0 || duration > longest) revert PauseTooLong(duration, longest);
        uint256 earliest = pausableFrom[target][selector];
        if (block.timestamp < earliest) revert PauseTooSoon(earliest);

        uint256 until = block.timestamp + duration;
        pausableFrom[target][selector] = until + PARAMETERS.get(Params.GUARDIAN_COOLDOWN);
        emit Paused(target, selector, SafeCast.toUint64(until), reason);
        IPausable(target).setPausedUntil(selector, SafeCast.toUint64(until));
    }

    /// @inheritdoc IGuardian
    function unpause(address target, bytes4 selector) external {
        if (msg.sender == TIMELOCK) {
            // The DAO has judged this pause: a guardian, perhaps a new one, may act at once again.
            delete pausableFrom[target][selector];
        } else if (msg.sender != guardian) {
            revert NotGuardianAccount(msg.sender);
        }
        emit Unpaused(target, selector);
        IPausable(target).setPausedUntil(selector, 0);
    }

    /// @inheritdoc IGuardian
    function cancel(
        address[] calldata targets,
        uint256[] calldata values,
        bytes[] calldata payloads,
        bytes32 predecessor,
        bytes32 salt,
        string calldata reason
    ) external onlyGuardian {
        TimelockController timelock = TimelockController(payable(TIMELOCK));
        bytes32 operation = timelock.hashOperationBatch(targets, values, payloads, predecessor, salt);
        if (_onlyCalls(address(this), IGuardian.setGuardian.selector, targets, payloads)) {
            revert CannotCancelOwnReplacement(operation);
        }
        // A second vote does not fit into the appeal window: cancelled once, a slash would be final.
        if (_onlyCalls(SLASHER, ISlasher.returnPenalty.selector, targets, payloads)) {
            revert CannotCancelAppeal(operation);
        }
        emit OperationCancelled(operation, reason);
        timelock.cancel(operation);
    }

    /// @inheritdoc IGuardian
    function setGuardian(address newGuardian) external onlyTimelock {
        _setGuardian(newGuardian);
    }

    function _setGuardian(address newGuardian) private {
        emit GuardianChanged(guardian, newGuardian);
        guardian = newGuardian;
    }

    /// @dev A batch that does anything else as well can be cancelled, or else such a call would make a shield for
    /// whatever stands beside it.
    function _onlyCalls(address target, bytes4 selector, address[] calldata targets, bytes[] calldata payloads)
        private
        pure
        returns (bool)
    {
        // Lengths that differ, or are zero, name no operation that the timelock could hold: cancel() refuses.
        if (targets.length == 0 || targets.length != payloads.length) return false;
        for (uint256 i = 0; i < targets.length; ++i) {
            if (targets[i] != target) return false;
            if (payloads[i].length < 4 || bytes4(payloads[i]) != selector) return false;
        }
        return true;
    }
}
