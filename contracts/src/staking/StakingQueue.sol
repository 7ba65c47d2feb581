// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IStaking} from "src/interfaces/IStaking.sol";
import {StakingReturns} from "src/staking/StakingReturns.sol";
import {NodeId} from "src/types/NodeId.sol";

/// @title Taking stake out
/// @notice What leaves a pool waits in the account's queue, where a slash still reaches it, and then goes to the account or
/// into another pool.
abstract contract StakingQueue is StakingReturns {
    uint256 private constant QUEUE_PLACES = 8;

    /// @dev A ring of 8 places: entry i lies at i % 8 and is not cleared when it leaves the queue, so that the next
    /// one to lie there pays for changing a word and not for a new one. Indices rise, and leave some out: an empty queue
    /// begins again at place 0.
    mapping(NodeId node => mapping(address account => mapping(uint256 place => Unbonding))) private _queues;
    mapping(NodeId node => mapping(address account => mapping(uint256 place => NodeId))) private _targets;

    /// @inheritdoc IStaking
    function undelegate(NodeId node, uint256 shares) external returns (uint256 index) {
        index = _unbond(node, shares, false);
        emit UndelegationStarted(node, msg.sender, shares, index);
    }

    /// @inheritdoc IStaking
    function redelegate(NodeId from, NodeId to, uint256 shares) external whenNotPaused returns (uint256 index) {
        if (from == to) revert RedelegationToSameNode(to);
        Status status = _pools[to].head.status;
        if (status != Status.Active) revert NodeNotActive(to, status);
        index = _unbond(from, shares, true);
        _targets[from][msg.sender][index % QUEUE_PLACES] = to;
        emit RedelegationStarted(from, msg.sender, to, shares, index);
    }

    /// @inheritdoc IStaking
    function withdraw(NodeId node, address account, uint256 maximum) external returns (uint256 amount) {
        Position storage position = _positions[node][account].word;
        uint256 tail = position.tail;
        uint256 first = position.head;
        uint256 index = first;
        uint256 unbondingTime = _unbondingTime();
        while (index < tail && index - first < maximum) {
            Unbonding memory entry = _queues[node][account][index % QUEUE_PLACES];
            // Entries are in order of time.
            if (block.timestamp < entry.startedAt + unbondingTime) break;
            // Narrowing: counts of one account's calls stay below 2^32, which _unbond's checked increment holds.
            position.head = uint32(index + 1);
            amount += _release(node, account, index, entry);
            ++index;
        }
        if (index == first) revert NothingMatured(node, account);
    }

    /// @inheritdoc IStaking
    function settleUnbonding(NodeId node, address account, uint256 index) external returns (uint256 units) {
        _checkQueued(node, account, index);
        return _settleEntry(node, account, index);
    }

    /// @inheritdoc IStaking
    function unbondingOf(NodeId node, address account, uint256 index) external view returns (Unbonding memory) {
        _checkQueued(node, account, index);
        return _queues[node][account][index % QUEUE_PLACES];
    }

    /// @inheritdoc IStaking
    function redelegationTarget(NodeId node, address account, uint256 index) external view returns (NodeId) {
        _checkQueued(node, account, index);
        if (!_queues[node][account][index % QUEUE_PLACES].redelegates) return NodeId.wrap(0);
        return _targets[node][account][index % QUEUE_PLACES];
    }

    /// @dev The entry must be in the queue.
    function _settleEntry(NodeId node, address account, uint256 index) internal returns (uint256 units) {
        Unbonding storage entry = _queues[node][account][index % QUEUE_PLACES];
        uint256 previous = entry.units;
        units = _worth(_pools[node].head, entry.shares);
        if (units == previous) return units;
        // Narrowing: worth is at most the stake, a uint96.
        entry.units = uint96(units);
        _TOKEN.restate(account, previous, units);
        emit Settled(node, account, previous, units);
    }

    function _unbond(NodeId node, uint256 shares, bool redelegates) private returns (uint256 index) {
        PositionWord storage place = _positions[node][msg.sender];
        Position memory position = place.word;
        if (shares == 0 || shares > position.shares) {
            revert SharesExceeded(node, msg.sender, position.shares, shares);
        }
        PoolWords storage pool = _pools[node];
        Tail memory tail = pool.tail;
        uint256 units;
        index = position.tail;
        // unchecked and narrowing: head <= tail, and 2^32 places of the queue of one account at one node, of which a call
        // takes 8 at most, are out of reach; shares <= position.shares < 2^96, so units <= position.units < 2^96;
        // unbonding shares are part of totalShares < 2^96
        unchecked {
            uint256 length = index - position.head;
            if (length == QUEUE_PLACES) revert UnbondingQueueFull(node, msg.sender);
            if (length == 0) {
                // An empty queue begins again at the first of the 8 places, whose word is there already.
                index = (index + QUEUE_PLACES - 1) / QUEUE_PLACES * QUEUE_PLACES;
                position.head = uint32(index);
            }
            units = uint256(position.units) * shares / position.shares;
            position.shares -= uint96(shares);
            position.units -= uint96(units);
            position.tail = uint32(index + 1);
            tail.unbondingShares += uint96(shares);
        }
        if (msg.sender == tail.owner) {
            Head memory head = pool.head;
            if (head.status == Status.Active) _checkBond(node, head, position.shares);
        }
        place.word = position;
        pool.tail = tail;
        _queues[node][msg.sender][index % QUEUE_PLACES] = Unbonding({
            shares: uint96(shares), units: uint96(units), startedAt: uint40(block.timestamp), redelegates: redelegates
        });
    }

    /// @dev Takes an entry out of its pool, and to the account or into the pool it was meant for.
    function _release(NodeId node, address account, uint256 index, Unbonding memory entry)
        private
        returns (uint256 amount)
    {
        Head memory head = _pools[node].head;
        amount = _worth(head, entry.shares);
        // unchecked and narrowing: an entry's shares are part of both totals and worth at most the stake
        unchecked {
            head.stake -= uint96(amount);
            head.totalShares -= entry.shares;
            _pools[node].tail.unbondingShares -= entry.shares;
        }
        _pools[node].head = head;
        if (_isInTerm(head)) _recordDeparture(node, account, entry.shares);
        if (entry.redelegates) {
            NodeId to = _targets[node][account][index % QUEUE_PLACES];
            PoolWords storage pool = _pools[to];
            Head memory target = pool.head;
            uint256 shares = _accepts(pool, target, account) ? _sharesFor(target, amount) : 0;
            if (shares != 0) {
                emit Redelegated(node, account, to, index, amount);
                _deposit(to, pool, target, account, amount, shares);
                if (amount != entry.units) _TOKEN.restate(account, entry.units, amount);
                return amount;
            }
        }
        emit Withdrawn(node, account, index, entry.shares, amount);
        _TOKEN.unlock(account, entry.units, amount);
    }

    function _checkQueued(NodeId node, address account, uint256 index) private view {
        Position memory position = _positions[node][account].word;
        if (index < position.head || index >= position.tail) revert NoSuchUnbonding(node, account, index);
    }
}
