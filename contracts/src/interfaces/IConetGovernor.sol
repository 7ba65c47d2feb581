// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";

/// @title What the DAO's front ends find, beside OpenZeppelin's IGovernor
/// @notice Votes are the token's: `support` 0 is against, 1 for, 2 abstain, 255 a split given in `params`
/// as three packed uint128 (against, for, abstain). Times are seconds (ERC-6372, mode=timestamp).
interface IConetGovernor is IGovernor {
    /// @notice A setting lies outside the bounds that are compiled in.
    error SettingOutOfBounds(uint256 value, uint256 lower, uint256 upper);

    /// @notice The token counts its votes by another clock.
    error ClockIsNotTimestamp();

    /// @notice The timelock of this governor is fixed: another government is another governor, to which the
    /// timelock gives the roles.
    error TimelockIsFixed();

    /// @notice How many votes an account has cast on a proposal; less than it has after a partial split.
    function usedVotes(uint256 proposalId, address account) external view returns (uint256);

    /// @notice The tally as it stands.
    function proposalVotes(uint256 proposalId)
        external
        view
        returns (uint256 againstVotes, uint256 forVotes, uint256 abstainVotes);

    /// @notice How much time a late quorum leaves for answers.
    function lateQuorumVoteExtension() external view returns (uint48);

    /// @notice Where passed proposals wait.
    function timelock() external view returns (address);

    /// @notice Whether durations may be as short as a test network wants them; see INetworkParameters.
    function SHORT_TIMES() external view returns (bool);
}
