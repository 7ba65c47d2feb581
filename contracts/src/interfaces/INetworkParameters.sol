// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Every number the DAO may change, with bounds that no vote can exceed
/// @notice Keys are the names in `Params`, as short strings in a bytes32. Values keep their history by
/// block timestamp, because an epoch is judged by the parameters that held after its snapshot block,
/// whatever has been voted since.
/// @dev A read costs a reader a cold account and a cold slot, about 5,000 gas. A contract that needs a
/// parameter on a hot path keeps a copy and offers a permissionless function that refreshes it.
interface INetworkParameters {
    /// @notice `key` now has the value `newValue`; also emitted for each first value at deployment.
    event ParameterChanged(bytes32 indexed key, uint256 oldValue, uint256 newValue);

    /// @notice No parameter has this name.
    error UnknownParameter(bytes32 key);

    /// @notice The value lies outside the bounds that are compiled in.
    error ParameterOutOfBounds(bytes32 key, uint256 value, uint256 lower, uint256 upper);

    /// @notice The two lists of a deployment differ in length.
    error LengthsDiffer(uint256 keys, uint256 values);

    /// @notice What held at a moment is known only once that moment has passed.
    error NotYetPast(uint256 timestamp, uint256 now_);

    /// @notice Changes a parameter, from this block on. Only the timelock.
    function set(bytes32 key, uint256 value) external;

    /// @notice The value in force now.
    function get(bytes32 key) external view returns (uint256);

    /// @notice The value in force after the last block whose timestamp is at most `timestamp`.
    function getAt(bytes32 key, uint256 timestamp) external view returns (uint256);

    /// @notice Several values in force after the last block whose timestamp is at most `timestamp`.
    function getManyAt(bytes32[] calldata keys, uint256 timestamp) external view returns (uint256[] memory values);

    /// @notice The smallest and the largest value that can ever be set.
    function bounds(bytes32 key) external view returns (uint256 lower, uint256 upper);

    /// @notice The names of all parameters.
    function keys() external view returns (bytes32[] memory);

    /// @notice Whether durations may be as short as a test network wants them. Fixed at deployment; a
    /// network that holds money answers false.
    function SHORT_TIMES() external view returns (bool);
}
