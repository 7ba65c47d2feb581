// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {INetworkParameters} from "src/interfaces/INetworkParameters.sol";
import {IStaking} from "src/interfaces/IStaking.sol";
import {Params} from "src/libraries/Params.sol";
import {NodeId} from "src/types/NodeId.sol";

/// @title How much an offence costs, for how long, and what of it pays a reporter
/// @notice See docs/adr/0024.
library Penalties {
    uint256 private constant BPS = 10_000;
    /// @dev Shares of a pool that are nobody's. They came out of the owner's bond.
    uint256 private constant NOBODYS_SHARES = 1000;

    /// @notice The parameter `key`, multiplied once for each earlier offence, at most everything.
    function escalated(INetworkParameters parameters, bytes32 key, uint256 earlier)
        internal
        view
        returns (uint256 basisPoints)
    {
        basisPoints = parameters.get(key);
        uint256 factor = parameters.get(Params.SLASH_REPEAT_FACTOR);
        // A factor of one (10,000) changes nothing, however often.
        if (factor == BPS) return basisPoints;
        for (uint256 i = 0; i < earlier && basisPoints < BPS; ++i) {
            basisPoints = basisPoints * factor / BPS;
        }
        if (basisPoints > BPS) basisPoints = BPS;
    }

    /// @notice Until the appeal window is over at least: Staking takes in nothing meanwhile, so nobody can buy a part of
    /// what the DAO may give back.
    function jailTerm(INetworkParameters parameters) internal view returns (uint256 term) {
        term = parameters.get(Params.JAIL_TIME);
        uint256 appeal = parameters.get(Params.APPEAL_WINDOW);
        if (appeal > term) term = appeal;
    }

    /// @notice What of a node's slash its owner bears, with its queue, which has 8 places. A reporter who shared in what
    /// delegators lose would best be the owner.
    function ownersPart(IStaking staking, NodeId node, uint256 taken) internal view returns (uint256) {
        IStaking.Pool memory pool = staking.poolOf(node);
        IStaking.Position memory position = staking.positionOf(node, pool.owner);
        uint256 shares = position.shares + NOBODYS_SHARES;
        for (uint256 i = position.head; i < position.tail; ++i) {
            shares += staking.unbondingOf(node, pool.owner, i).shares;
        }
        // No division by zero: nobody's shares never leave.
        return taken * shares / pool.totalShares;
    }
}
