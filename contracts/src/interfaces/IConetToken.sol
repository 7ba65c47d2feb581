// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC5805} from "@openzeppelin/contracts/interfaces/IERC5805.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";

/// @notice The token of CoNET and its one ledger of votes. An account votes with what it holds and with what it
/// has in Staking; moving tokens between the two moves no votes. Staking tells the token when a slash is realised.
/// Time points are seconds (ERC-6372, mode=timestamp).
interface IConetToken is IERC20, IERC20Permit, IERC5805 {
    /// @notice `caller` is not the contract that may call this function.
    error Unauthorized(address caller, address required);
    /// @notice Tokens reach Staking through its own functions only, so that none is left there without an owner.
    error TransferToStaking(address from, uint256 amount);
    /// @notice `attempted` tokens would have been minted since genesis where the curve allows `released`.
    error EmissionExceeded(uint256 attempted, uint256 released);
    /// @notice The genesis allocation adds up to `allocated` and must be `required`.
    error GenesisAllocationMismatch(uint256 allocated, uint256 required);
    /// @notice Holders and amounts of the genesis allocation differ in number.
    error GenesisLengthMismatch(uint256 holders, uint256 amounts);
    /// @notice An account has `units` staked, fewer than the `needed` that Staking takes away.
    error StakedUnitsExceeded(address account, uint256 units, uint256 needed);
    /// @notice A contract this one is bound to is the zero address.
    error ZeroAddress();

    /// @notice 1e9 tokens: the genesis allocation and the miners' share together.
    function cap() external view returns (uint256);

    /// @notice The one account that may mint: the epoch anchor.
    function minter() external view returns (address);

    /// @notice The emission curve that bounds what is minted; its numbers are copied at deployment.
    function schedule() external view returns (address);

    /// @notice The staking contract.
    function staking() external view returns (address);

    /// @notice What `account` has in Staking, at the value its votes were last settled at.
    function stakedUnits(address account) external view returns (uint256);

    /// @notice Tokens ever minted after genesis, burnt ones included.
    function emitted() external view returns (uint256);

    /// @notice Tokens ever burnt.
    function burned() external view returns (uint256);

    /// @notice Creates for `to` what is missing for `total` to have been minted since genesis.
    /// @return amount What was missing; zero is no failure.
    /// @dev Effects: supply and balance grow; Transfer from zero; none if nothing is missing.
    /// Requirements: called by the minter, else Unauthorized; `total` within the emission curve at the block's time, else
    /// EmissionExceeded; `total` not below what was minted (arithmetic panic).
    function mintUpTo(address to, uint256 total) external returns (uint256 amount);

    /// @notice Destroys `amount` of the caller's tokens. What is burnt is never minted again.
    /// @dev Effects: supply, balance and votes fall; Transfer to zero. Requirements: balance, else ERC20InsufficientBalance.
    function burn(uint256 amount) external;

    /// @notice Moves `amount` from `from` into Staking, to count as staked by `account`.
    /// @dev Effects: `from` loses balance, `account` gains staked units; votes move only where from != account.
    /// Requirements: called by Staking, else Unauthorized; `from` has allowed Staking to take it, else
    /// ERC20InsufficientAllowance; balance, else ERC20InsufficientBalance.
    function lock(address from, address account, uint256 amount) external;

    /// @notice Pays `amount` out of Staking to `account`, whose staked units fall by `units`. The two differ by a
    /// slash that is realised here.
    /// @dev Effects: account's votes change by amount - units. Requirements: called by Staking, else Unauthorized;
    /// units staked, else StakedUnitsExceeded.
    function unlock(address account, uint256 units, uint256 amount) external;

    /// @notice Restates what a part of account's stake counts for: from `unitsBefore` to `unitsAfter`.
    /// @dev Effects: staked units and votes change by the difference. Requirements: called by Staking, else
    /// Unauthorized; unitsBefore staked, else StakedUnitsExceeded.
    function restate(address account, uint256 unitsBefore, uint256 unitsAfter) external;
}
