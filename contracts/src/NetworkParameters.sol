// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";

import {Governed} from "src/access/Governed.sol";
import {INetworkParameters} from "src/interfaces/INetworkParameters.sol";
import {Params} from "src/libraries/Params.sol";

/// @title NetworkParameters
/// @notice See {INetworkParameters}; names, first values and bounds are in {Params}.
contract NetworkParameters is INetworkParameters, Governed {
    using Checkpoints for Checkpoints.Trace208;

    /// @inheritdoc INetworkParameters
    bool public immutable SHORT_TIMES;

    mapping(bytes32 key => uint256) private _values;
    mapping(bytes32 key => Checkpoints.Trace208) private _history;

    /// @param timelock Who may change a parameter.
    /// @param shortTimes See {SHORT_TIMES}.
    /// @param names Parameters that start with another value than the one in {Params}.
    /// @param values Their values.
    constructor(address timelock, bool shortTimes, bytes32[] memory names, uint256[] memory values) Governed(timelock) {
        if (names.length != values.length) revert LengthsDiffer(names.length, values.length);
        SHORT_TIMES = shortTimes;
        bytes32[] memory all = Params.keys();
        for (uint256 i = 0; i < all.length; ++i) {
            (uint256 initial, uint256 lower, uint256 upper) = Params.specification(all[i], shortTimes);
            _put(all[i], _chosen(all[i], initial, names, values), lower, upper);
        }
        for (uint256 i = 0; i < names.length; ++i) {
            (,, uint256 upper) = Params.specification(names[i], shortTimes);
            if (upper == 0) revert UnknownParameter(names[i]);
        }
    }

    /// @inheritdoc INetworkParameters
    function set(bytes32 key, uint256 value) external onlyTimelock {
        (uint256 lower, uint256 upper) = bounds(key);
        _put(key, value, lower, upper);
    }

    /// @inheritdoc INetworkParameters
    function getManyAt(bytes32[] calldata names, uint256 timestamp) external view returns (uint256[] memory values) {
        values = new uint256[](names.length);
        for (uint256 i = 0; i < names.length; ++i) {
            values[i] = getAt(names[i], timestamp);
        }
    }

    /// @inheritdoc INetworkParameters
    function keys() external pure returns (bytes32[] memory) {
        return Params.keys();
    }

    /// @inheritdoc INetworkParameters
    function get(bytes32 key) external view returns (uint256 value) {
        value = _values[key];
        // Only a stored zero costs this second look: parameters that may be zero are few.
        if (value == 0) bounds(key);
    }

    /// @inheritdoc INetworkParameters
    function getAt(bytes32 key, uint256 timestamp) public view returns (uint256) {
        if (timestamp >= block.timestamp) revert NotYetPast(timestamp, block.timestamp);
        bounds(key);
        // Before this contract existed, what it started with: an epoch may begin before the deployment ends.
        Checkpoints.Trace208 storage history = _history[key];
        Checkpoints.Checkpoint208 memory first = history.at(0);
        if (timestamp < first._key) return first._value;
        return history.upperLookupRecent(SafeCast.toUint48(timestamp));
    }

    /// @inheritdoc INetworkParameters
    function bounds(bytes32 key) public view returns (uint256 lower, uint256 upper) {
        (, lower, upper) = Params.specification(key, SHORT_TIMES);
        if (upper == 0) revert UnknownParameter(key);
    }

    function _put(bytes32 key, uint256 value, uint256 lower, uint256 upper) private {
        if (value < lower || value > upper) revert ParameterOutOfBounds(key, value, lower, upper);
        uint256 old = _values[key];
        _values[key] = value;
        // Every upper bound is below 2^208.
        _history[key].push(SafeCast.toUint48(block.timestamp), SafeCast.toUint208(value));
        emit ParameterChanged(key, old, value);
    }

    function _chosen(bytes32 key, uint256 initial, bytes32[] memory names, uint256[] memory values)
        private
        pure
        returns (uint256)
    {
        for (uint256 i = 0; i < names.length; ++i) {
            if (names[i] == key) return values[i];
        }
        return initial;
    }
}
