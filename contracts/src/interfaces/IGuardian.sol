// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title The emergency brake: it can stop things for a while, it cannot move anything
/// @notice One account, chosen and replaced by the DAO, may pause named functions for a bounded time and
/// cancel a queued proposal. It has no other power; in particular it cannot touch funds, parameters or
/// code, and it cannot cancel a proposal that does nothing but replace it, or nothing but give penalties back: cancelled
/// once, an appeal would come too late.
interface IGuardian {
    /// @notice The account that may act is now `newGuardian`; zero means nobody.
    event GuardianChanged(address indexed oldGuardian, address indexed newGuardian);

    /// @notice `target`'s `selector` is paused until then, for this reason.
    event Paused(address indexed target, bytes4 indexed selector, uint64 until, string reason);

    /// @notice The pause was ended early.
    event Unpaused(address indexed target, bytes4 indexed selector);

    /// @notice A queued operation of the timelock was cancelled, for this reason.
    event OperationCancelled(bytes32 indexed operation, string reason);

    /// @notice The caller is not the guardian (nor, where it may act too, the timelock).
    error NotGuardianAccount(address caller);

    /// @notice A pause is longer than the parameter allows, or has no length.
    error PauseTooLong(uint256 duration, uint256 longest);

    /// @notice This function was paused too recently.
    error PauseTooSoon(uint256 earliest);

    /// @notice The operation does nothing but replace the guardian, and so is not for the guardian to cancel.
    error CannotCancelOwnReplacement(bytes32 operation);

    /// @notice The operation does nothing but give penalties back, and so is not for the guardian to cancel.
    error CannotCancelAppeal(bytes32 operation);

    /// @notice Stops one function of one contract for `duration` seconds. Only the guardian.
    function pause(address target, bytes4 selector, uint256 duration, string calldata reason) external;

    /// @notice Ends a pause. The guardian or the timelock.
    function unpause(address target, bytes4 selector) external;

    /// @notice Cancels a batch that waits in the timelock. Only the guardian; the batch is given in full, so
    /// that what is cancelled can be checked and read.
    function cancel(
        address[] calldata targets,
        uint256[] calldata values,
        bytes[] calldata payloads,
        bytes32 predecessor,
        bytes32 salt,
        string calldata reason
    ) external;

    /// @notice Chooses another guardian, or none with zero. Only the timelock.
    function setGuardian(address newGuardian) external;

    /// @notice Who may act.
    function guardian() external view returns (address);

    /// @notice From when on this function could be paused again.
    function pausableFrom(address target, bytes4 selector) external view returns (uint256);
}
