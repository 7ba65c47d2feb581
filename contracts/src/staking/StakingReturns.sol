// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IStaking} from "src/interfaces/IStaking.sol";
import {StakingPools} from "src/staking/StakingPools.sol";
import {NodeId} from "src/types/NodeId.sol";

/// @title What the DAO gives back of a slash
/// @notice A return belongs to who bore the loss. Nobody comes into a pool while a slash of it can be returned, so those are
/// the shares that are in it still, and the shares that left since. What is in the pool gets its part by the pool's price;
/// what left keeps a note of its shares, worth its part of the return for whoever shows it.
///
/// Slashes and returns of a node are numbered together, so that a note of number s has a part in what was slashed at s or
/// before and returned after s, and in nothing else. No step grows with the number of accounts or of slashes.
abstract contract StakingReturns is StakingPools {
    mapping(NodeId node => uint256 number) private _numbers;
    mapping(NodeId node => mapping(uint256 penalty => Loss)) private _losses;
    mapping(NodeId node => mapping(address account => mapping(uint256 number => uint256 shares))) private _departures;
    mapping(NodeId node => mapping(uint256 penalty => mapping(address account => mapping(uint256 number => bool))))
        private _claimed;

    /// @inheritdoc IStaking
    uint256 public returnsOwed;

    /// @inheritdoc IStaking
    function claimReturn(NodeId node, uint256 penalty, address account, uint256 number)
        external
        returns (uint256 amount)
    {
        Loss memory loss = _losses[node][penalty];
        uint256 shares = _departures[node][account][number];
        if (
            shares == 0 || number < loss.slashedAt || number >= loss.returnedAt
                || _claimed[node][penalty][account][number]
        ) revert NothingReturned(node, penalty, account, number);
        _claimed[node][penalty][account][number] = true;
        // No division by zero: a loss that was returned has shares.
        amount = uint256(loss.returned) * shares / loss.shares;
        returnsOwed -= amount;
        emit ReturnClaimed(node, account, penalty, number, amount);
        _TOKEN.transfer(account, amount);
    }

    /// @inheritdoc IStaking
    function lossOf(NodeId node, uint256 penalty) external view returns (Loss memory) {
        return _losses[node][penalty];
    }

    /// @inheritdoc IStaking
    function departedShares(NodeId node, address account, uint256 number) external view returns (uint256) {
        return _departures[node][account][number];
    }

    function _recordLoss(NodeId node, uint256 penalty, uint96 totalShares) internal {
        // Narrowing: slashes and returns of one node stay far below 2^32.
        _losses[node][penalty] =
            Loss({shares: totalShares, returned: 0, slashedAt: uint32(++_numbers[node]), returnedAt: 0});
    }

    /// @dev Splits what is returned: the result goes into the pool, the rest is owed to those who left.
    function _recordReturn(NodeId node, uint256 penalty, uint256 amount, uint256 totalShares)
        internal
        returns (uint256 intoPool)
    {
        Loss memory loss = _losses[node][penalty];
        if (loss.shares == 0 || loss.returnedAt != 0) revert NotReturnable(node, penalty);
        // Checked: the shares only fall between slash and return.
        uint256 owed = amount * (loss.shares - totalShares) / loss.shares;
        // Narrowing: the amount was checked against 2^96; the number as above.
        loss.returned = uint96(amount);
        loss.returnedAt = uint32(++_numbers[node]);
        _losses[node][penalty] = loss;
        if (owed != 0) {
            returnsOwed += owed;
            emit ReturnSetAside(node, penalty, owed);
        }
        return amount - owed;
    }

    /// @dev Keeps a note of shares that leave while a slash of their pool can still be returned.
    function _recordDeparture(NodeId node, address account, uint256 shares) internal {
        uint256 number = _numbers[node];
        _departures[node][account][number] += shares;
        emit DepartureNoted(node, account, number, shares);
    }
}
