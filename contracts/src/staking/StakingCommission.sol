// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IStaking} from "src/interfaces/IStaking.sol";
import {Params} from "src/libraries/Params.sol";
import {StakingPools} from "src/staking/StakingPools.sol";
import {NodeId} from "src/types/NodeId.sol";

/// @title Commissions
/// @notice A cut is immediate; a raise is announced, so that whoever dislikes it can leave before it takes effect, and lapses
/// if it is not applied soon after its notice, so that none is kept ready for those who come later.
abstract contract StakingCommission is StakingPools {
    struct Announcement {
        uint16 commission;
        uint48 effectiveAt;
    }

    /// @dev From the end of the notice.
    uint256 private constant TIME_TO_APPLY = 7 days;

    mapping(NodeId node => Announcement) private _announcements;

    /// @inheritdoc IStaking
    function setCommission(NodeId node, uint16 commission) external {
        Head storage pool = _pools[node].head;
        _checkOwner(node);
        if (pool.status != Status.Active) revert NodeNotActive(node, pool.status);
        if (commission <= pool.commission) {
            // A cut hurts nobody, so neither the notice nor the maximum stands against it.
            delete _announcements[node];
            pool.commission = commission;
            emit CommissionChanged(node, commission);
        } else {
            _checkCommission(node, commission);
            uint256 effectiveAt = block.timestamp + _unbondingTime();
            // Narrowing: seconds since 1970 plus at most 60 days stay below 2^48 for eight million years.
            _announcements[node] = Announcement({commission: commission, effectiveAt: uint48(effectiveAt)});
            emit CommissionAnnounced(node, commission, effectiveAt);
        }
    }

    /// @inheritdoc IStaking
    function applyCommission(NodeId node) external {
        Announcement memory raise = _announcements[node];
        if (raise.effectiveAt == 0) revert NoCommissionAnnounced(node);
        if (block.timestamp < raise.effectiveAt) revert CommissionNotYetEffective(node, raise.effectiveAt);
        uint256 lapsedAt = raise.effectiveAt + TIME_TO_APPLY;
        if (block.timestamp >= lapsedAt) revert CommissionLapsed(node, lapsedAt);
        _checkCommission(node, raise.commission);
        delete _announcements[node];
        _pools[node].head.commission = raise.commission;
        emit CommissionChanged(node, raise.commission);
    }

    /// @inheritdoc IStaking
    function announcedCommission(NodeId node) external view returns (uint16 commission, uint256 effectiveAt) {
        Announcement memory raise = _announcements[node];
        return (raise.commission, raise.effectiveAt);
    }

    function _checkCommission(NodeId node, uint256 commission) internal view {
        uint256 maximum = _PARAMETERS.get(Params.MAX_COMMISSION);
        if (commission > maximum) revert CommissionAboveMaximum(node, commission, maximum);
    }
}
