// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {NodeId} from "src/types/NodeId.sol";

/// @title Where Staking keeps what a state proof shows, and how to read it
/// @notice docs/contracts/Staking.md has the same in words. The contract's tests hold it to this library.
library StakingLayout {
    /// @notice Slot of mapping(NodeId => pool): two words a node.
    uint256 internal constant POOLS_SLOT = 1;
    /// @notice Slot of mapping(NodeId => mapping(address => position)): one word each.
    uint256 internal constant POSITIONS_SLOT = 2;

    /// @notice The pool as its two words hold it.
    struct PoolState {
        uint256 stake;
        uint256 totalShares;
        uint16 commission;
        uint8 status;
        uint256 jailedUntil;
        uint256 unbondingShares;
        address owner;
    }

    /// @notice Slot of the pool's first word: stake, totalShares, commission, status, jailedUntil.
    function poolSlot(NodeId node) internal pure returns (bytes32) {
        return keccak256(abi.encode(node, POOLS_SLOT));
    }

    /// @notice Slot of the pool's second word: unbondingShares, owner.
    function ownerSlot(NodeId node) internal pure returns (bytes32) {
        return bytes32(uint256(poolSlot(node)) + 1);
    }

    /// @notice Slot of an account's position: active shares in the low 96 bits.
    function positionSlot(NodeId node, address account) internal pure returns (bytes32) {
        return keccak256(abi.encode(account, keccak256(abi.encode(node, POSITIONS_SLOT))));
    }

    /// @notice Reads a pool out of its two words.
    /// @dev Every narrowing cast keeps the field's own bits: from the low end 96 stake, 96 totalShares, 16 commission,
    /// 8 status, 40 jailedUntil; 96 unbondingShares, 160 owner.
    function decodePool(uint256 first, uint256 second) internal pure returns (PoolState memory pool) {
        pool.stake = uint96(first);
        pool.totalShares = uint96(first >> 96);
        pool.commission = uint16(first >> 192);
        pool.status = uint8(first >> 208);
        pool.jailedUntil = first >> 216;
        pool.unbondingShares = uint96(second);
        pool.owner = address(uint160(second >> 96));
    }

    /// @notice Active shares of a position's word.
    function decodeShares(uint256 word) internal pure returns (uint256) {
        return uint96(word);
    }

    /// @notice Whether the node serves: registered, not retired, not jailed.
    function isActive(PoolState memory pool) internal pure returns (bool) {
        return pool.status == 1 && pool.jailedUntil == 0;
    }

    /// @notice Shares that earn: without what is unbonding.
    function earningShares(PoolState memory pool) internal pure returns (uint256) {
        return pool.totalShares - pool.unbondingShares;
    }

    /// @notice Stake that counts: the earning shares' part of the pool, floored.
    function countedStake(PoolState memory pool) internal pure returns (uint256) {
        if (pool.totalShares == 0) return 0;
        return pool.stake * earningShares(pool) / pool.totalShares;
    }
}
