// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {GuardianPausable} from "src/access/GuardianPausable.sol";
import {IConetToken} from "src/interfaces/IConetToken.sol";
import {INetworkParameters} from "src/interfaces/INetworkParameters.sol";
import {IStaking} from "src/interfaces/IStaking.sol";
import {Params} from "src/libraries/Params.sol";
import {PoolMath} from "src/libraries/PoolMath.sol";
import {NodeId} from "src/types/NodeId.sol";

/// @title Pools and positions
/// @notice What all of Staking reads and writes; {PoolMath} has the arithmetic and its bounds.
abstract contract StakingPools is IStaking, GuardianPausable {
    /// @dev First word of a pool: all that taking in stake reads and writes.
    struct Head {
        uint96 stake;
        uint96 totalShares;
        uint16 commission;
        Status status;
        uint40 jailedUntil;
    }

    /// @dev Second word: all that undelegating reads and writes.
    struct Tail {
        uint96 unbondingShares;
        address owner;
    }

    struct PoolWords {
        Head head;
        Tail tail;
    }

    /// @dev A box around one word, so that a whole word is written through a pointer that was computed once.
    struct PositionWord {
        Position word;
    }

    uint256 internal constant MAX_AMOUNT = type(uint96).max;

    IConetToken internal immutable _TOKEN;
    INetworkParameters internal immutable _PARAMETERS;

    // State proofs name the next two: see StakingLayout before moving anything.
    mapping(NodeId node => PoolWords) internal _pools;
    mapping(NodeId node => mapping(address account => PositionWord)) internal _positions;

    constructor(address token, address parameters) {
        if (token == address(0) || parameters == address(0)) revert ZeroAddress();
        _TOKEN = IConetToken(token);
        _PARAMETERS = INetworkParameters(parameters);
    }

    /// @inheritdoc IStaking
    function settle(NodeId node, address account) external returns (uint256 units) {
        return _settle(node, account);
    }

    /// @inheritdoc IStaking
    function nodeState(NodeId node)
        external
        view
        returns (bool active, bool jailed, uint256 stake, uint256 totalShares, uint256 selfShares, uint16 commission)
    {
        Head memory head = _pools[node].head;
        Tail memory tail = _pools[node].tail;
        active = head.status == Status.Active;
        jailed = head.jailedUntil != 0;
        totalShares = head.totalShares - tail.unbondingShares;
        stake = _worth(head, totalShares);
        selfShares = _positions[node][tail.owner].word.shares;
        commission = head.commission;
    }

    /// @inheritdoc IStaking
    function poolOf(NodeId node) external view returns (Pool memory) {
        Head memory head = _pools[node].head;
        Tail memory tail = _pools[node].tail;
        return Pool({
            stake: head.stake,
            totalShares: head.totalShares,
            commission: head.commission,
            status: head.status,
            jailedUntil: head.jailedUntil,
            unbondingShares: tail.unbondingShares,
            owner: tail.owner
        });
    }

    /// @inheritdoc IStaking
    function positionOf(NodeId node, address account) external view returns (Position memory) {
        return _positions[node][account].word;
    }

    /// @inheritdoc IStaking
    function sharesOf(NodeId node, address account) external view returns (uint256) {
        return _positions[node][account].word.shares;
    }

    /// @inheritdoc IStaking
    function stakeOf(NodeId node, address account) external view returns (uint256) {
        return _worth(_pools[node].head, _positions[node][account].word.shares);
    }

    /// @dev Puts tokens that are, or are about to be, here into a pool that takes them. `head` is the pool's.
    function _deposit(
        NodeId node,
        PoolWords storage pool,
        Head memory head,
        address account,
        uint256 amount,
        uint256 shares
    ) internal {
        // Narrowing: amount < 2^96, shares <= 64 * amount and the sums are checked.
        head.stake += uint96(amount);
        head.totalShares += uint96(shares);
        pool.head = head;
        PositionWord storage place = _positions[node][account];
        Position memory position = place.word;
        position.shares += uint96(shares);
        position.units += uint96(amount);
        place.word = position;
        emit Delegated(node, account, amount, shares);
    }

    function _settle(NodeId node, address account) internal returns (uint256 units) {
        PositionWord storage place = _positions[node][account];
        Position memory position = place.word;
        uint256 previous = position.units;
        units = _worth(_pools[node].head, position.shares);
        if (units == previous) return units;
        // Narrowing: worth is at most the stake, a uint96.
        position.units = uint96(units);
        place.word = position;
        _TOKEN.restate(account, previous, units);
        emit Settled(node, account, previous, units);
    }

    function _accepts(PoolWords storage pool, Head memory head, address account) internal view returns (bool) {
        if (head.status != Status.Active || _isWiped(head) || _isDear(head)) return false;
        return !_isLocked(pool, head, account);
    }

    /// @dev While the jail term runs nobody adds, or else whoever comes in would have a part of what the DAO gives back of
    /// the slash; afterwards the owner alone, to fill up its bond.
    function _isLocked(PoolWords storage pool, Head memory head, address account) internal view returns (bool) {
        uint256 until = head.jailedUntil;
        return until != 0 && (block.timestamp < until || account != pool.tail.owner);
    }

    /// @dev Whether a jail term runs, in which the slasher may return what it took.
    function _isInTerm(Head memory head) internal view returns (bool) {
        return block.timestamp < head.jailedUntil;
    }

    function _unbondingTime() internal view returns (uint256) {
        return _PARAMETERS.get(Params.UNBONDING_TIME);
    }

    function _checkOwner(NodeId node) internal view {
        address owner = _pools[node].tail.owner;
        if (msg.sender != owner) revert NotNodeOwner(node, msg.sender, owner);
    }

    function _checkBond(NodeId node, Head memory head, uint256 shares) internal view {
        uint256 bond = _worth(head, shares);
        uint256 minimum = _PARAMETERS.get(Params.MIN_SELF_BOND);
        if (bond < minimum) revert BondBelowMinimum(node, bond, minimum);
    }

    function _sharesFor(Head memory head, uint256 amount) internal pure returns (uint256) {
        return PoolMath.sharesFor(head.stake, head.totalShares, amount);
    }

    function _worth(Head memory head, uint256 shares) internal pure returns (uint256) {
        return PoolMath.worth(head.stake, head.totalShares, shares);
    }

    function _isWiped(Head memory head) internal pure returns (bool) {
        return PoolMath.isWiped(head.stake, head.totalShares);
    }

    function _isDear(Head memory head) internal pure returns (bool) {
        return PoolMath.isDear(head.stake, head.totalShares);
    }
}
