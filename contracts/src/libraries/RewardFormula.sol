// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Epoch} from "src/types/Epoch.sol";
import {NodeLeaf} from "src/types/EpochTrees.sol";

/// @title docs/spec/rewards.md, as what a leaf must satisfy
library RewardFormula {
    /// @notice Parameters that held at the snapshot block.
    struct Parameters {
        uint256 capacityCap;
        uint256 stakeSaturation;
        uint256 minUptime;
        uint256 minDiversity;
        uint256 maxNodeShare;
        uint256 protocolShare;
    }

    uint256 internal constant BPS = 10_000;
    /// @notice Shares of a pool that are nobody's.
    uint256 internal constant NOBODYS_SHARES = 1000;
    /// @notice A node's delegators are fewer than this, and flooring takes less than a unit from each.
    uint256 internal constant FLOORED_AT_MOST = 1 << 40;

    /// @notice The most that an epoch may take in fees.
    function mostFees(uint256 perDay, uint256 seconds_) internal pure returns (uint256) {
        return perDay * seconds_ / 1 days;
    }

    /// @notice Whether the node has a weight.
    function isEligible(Parameters memory p, NodeLeaf calldata leaf) internal pure returns (bool) {
        return leaf.active && leaf.uptime >= p.minUptime && leaf.stake != 0;
    }

    /// @notice Whether weight, base, gross and their parts follow from the leaf's inputs and the epoch's totals.
    function isConsistent(Parameters memory p, Epoch calldata header, NodeLeaf calldata leaf)
        internal
        pure
        returns (bool)
    {
        // No more than always: a measured uptime above the whole would multiply the weight.
        if (leaf.commission > BPS || leaf.uptime > BPS) return false;
        if ((leaf.prefixCount != 0) != isEligible(p, leaf)) return false;
        if (leaf.weight != weightOf(p, leaf)) return false;
        if (leaf.base != baseOf(p, header, leaf.weight)) return false;
        // fees < 2^96, shares <= 10,000
        uint256 kept = uint256(leaf.fees) * p.protocolShare / BPS;
        if (leaf.gross != uint256(leaf.base) + leaf.fees - kept) return false;
        if (uint256(leaf.ownerAmount) + leaf.delegatorsAmount != leaf.gross) return false;
        return _isDelegatorsPart(leaf);
    }

    /// @notice c * U * s * d, or zero for a node that is not eligible.
    /// @dev No overflow: capacity below 2^64, uptime below 2^16, s and d at most 10,000.
    function weightOf(Parameters memory p, NodeLeaf calldata leaf) internal pure returns (uint256) {
        if (leaf.prefixCount == 0) return 0;
        uint256 capacity = _min(leaf.capacity, p.capacityCap);
        uint256 stake = BPS * _min(leaf.stake, p.stakeSaturation) / p.stakeSaturation;
        uint256 diversity = BPS / leaf.prefixCount;
        if (diversity < p.minDiversity) diversity = p.minDiversity;
        return capacity * leaf.uptime * stake * diversity;
    }

    /// @notice The node's part of the emission, within the largest that one node can have.
    /// @dev No overflow: emission below 2^96, weight below 2^128.
    function baseOf(Parameters memory p, Epoch calldata header, uint256 weight) internal pure returns (uint256) {
        if (header.totalWeight == 0) return 0;
        uint256 emission = header.emission;
        return _min(emission * weight / header.totalWeight, emission * p.maxNodeShare / BPS);
    }

    /// @notice What owner's bond and delegations share. The commission must be at most 10,000.
    function poolOf(NodeLeaf calldata leaf) internal pure returns (uint256) {
        return leaf.gross - uint256(leaf.gross) * leaf.commission / BPS;
    }

    /// @dev Each delegator's amount is floored, so their sum lies below the part of all of them by less than a unit each.
    function _isDelegatorsPart(NodeLeaf calldata leaf) private pure returns (bool) {
        uint256 own = uint256(leaf.ownerShares) + NOBODYS_SHARES;
        // pool < 2^96, shares < 2^128
        uint256 most = leaf.totalShares <= own ? 0 : poolOf(leaf) * (leaf.totalShares - own) / leaf.totalShares;
        return leaf.delegatorsAmount <= most && leaf.delegatorsAmount + FLOORED_AT_MOST > most;
    }

    function _min(uint256 a, uint256 b) private pure returns (uint256) {
        return a < b ? a : b;
    }
}
