// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC6372} from "@openzeppelin/contracts/interfaces/IERC6372.sol";

import {GuardianPausable} from "src/access/GuardianPausable.sol";
import {IConetToken} from "src/interfaces/IConetToken.sol";
import {INetworkParameters} from "src/interfaces/INetworkParameters.sol";
import {IStaking} from "src/interfaces/IStaking.sol";
import {Params} from "src/libraries/Params.sol";
import {PoolMath} from "src/libraries/PoolMath.sol";
import {NodeId} from "src/types/NodeId.sol";

/// @title Staking
/// @notice See {IStaking}; {PoolMath} has the arithmetic and its bounds. Nothing but `open`, `delegate`, `compound`, a
/// finished redelegation and `restore` adds to a pool (tokens sent here by hand are refused by the token), and 1,000
/// shares belong to nobody, so nobody can be alone in a pool and make its shares dear for the next one.
contract Staking is IStaking, GuardianPausable {
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

    struct Announcement {
        uint16 commission;
        uint48 effectiveAt;
    }

    uint256 private constant BPS = 10_000;
    uint256 private constant NOBODYS_SHARES = 1000;
    uint256 private constant QUEUE_PLACES = 8;
    uint256 private constant MAX_AMOUNT = type(uint96).max;

    IConetToken private immutable _TOKEN;
    INetworkParameters private immutable _PARAMETERS;
    address private immutable _REGISTRY;
    address private immutable _DISTRIBUTOR;
    address private immutable _SLASHER;

    // State proofs name the next two: see StakingLayout before moving anything.
    mapping(NodeId node => PoolWords) private _pools;
    mapping(NodeId node => mapping(address account => PositionWord)) private _positions;
    /// @dev A ring of 8 places: entry i lies at i % 8 and is not cleared when it leaves the queue, so that the next
    /// one to lie there pays for changing a word and not for a new one.
    mapping(NodeId node => mapping(address account => mapping(uint256 place => Unbonding))) private _queues;
    mapping(NodeId node => mapping(address account => mapping(uint256 place => NodeId))) private _targets;
    mapping(NodeId node => Announcement) private _announcements;

    modifier only(address required) {
        if (msg.sender != required) revert Unauthorized(msg.sender, required);
        _;
    }

    /// @param token The token staked.
    /// @param parameters Where the DAO keeps its numbers.
    /// @param registry Opens and closes pools.
    /// @param distributor Brings rewards that are staked at once.
    /// @param slasher Takes what a proven offence costs.
    /// @param guardian Pauses intake for a bounded time.
    constructor(
        address token,
        address parameters,
        address registry,
        address distributor,
        address slasher,
        address guardian
    ) GuardianPausable(guardian) {
        if (
            token == address(0) || parameters == address(0) || registry == address(0) || distributor == address(0)
                || slasher == address(0) || guardian == address(0)
        ) revert ZeroAddress();
        _TOKEN = IConetToken(token);
        _PARAMETERS = INetworkParameters(parameters);
        _REGISTRY = registry;
        _DISTRIBUTOR = distributor;
        _SLASHER = slasher;
    }

    /// @inheritdoc IStaking
    function open(NodeId node, address owner, uint256 bond, uint16 commission) external only(_REGISTRY) {
        if (_pools[node].head.status != Status.None) revert PoolAlreadyOpen(node);
        if (bond > MAX_AMOUNT) revert AmountOutOfBounds(bond, MAX_AMOUNT);
        uint256 minimum = _PARAMETERS.get(Params.MIN_SELF_BOND);
        if (bond < minimum) revert BondBelowMinimum(node, bond, minimum);
        _checkCommission(node, commission);
        // Narrowing: bond <= 2^96 - 1. The minimum bond is a whole token at least, far above nobody's shares.
        _pools[node].head = Head({
            stake: uint96(bond),
            totalShares: uint96(bond),
            commission: commission,
            status: Status.Active,
            jailedUntil: 0
        });
        _pools[node].tail.owner = owner;
        uint256 shares = bond - NOBODYS_SHARES;
        _positions[node][owner].word = Position({shares: uint96(shares), units: uint96(bond), head: 0, tail: 0});
        _TOKEN.lock(owner, owner, bond);
        emit PoolOpened(node, owner, commission);
        emit Delegated(node, owner, bond, shares);
    }

    /// @inheritdoc IStaking
    function close(NodeId node) external only(_REGISTRY) {
        _pools[node].head.status = Status.Retired;
        emit PoolClosed(node);
    }

    /// @inheritdoc IStaking
    function delegate(NodeId node, uint256 amount) external whenNotPaused returns (uint256 shares) {
        return _delegate(node, msg.sender, msg.sender, amount);
    }

    /// @inheritdoc IStaking
    function delegateWithPermit(NodeId node, uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s)
        external
        whenNotPaused
        returns (uint256 shares)
    {
        // Somebody may have submitted the same permit first; then the allowance is there and this call is not needed.
        try _TOKEN.permit(msg.sender, address(this), amount, deadline, v, r, s) {} catch {}
        return _delegate(node, msg.sender, msg.sender, amount);
    }

    /// @inheritdoc IStaking
    function compound(address account, NodeId node, uint256 amount)
        external
        only(_DISTRIBUTOR)
        whenNotPaused
        returns (uint256 shares)
    {
        return _delegate(node, msg.sender, account, amount);
    }

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
    function settle(NodeId node, address account) external returns (uint256 units) {
        return _settle(node, account);
    }

    /// @inheritdoc IStaking
    function settleUnbonding(NodeId node, address account, uint256 index) external returns (uint256 units) {
        _checkQueued(node, account, index);
        Unbonding storage entry = _queues[node][account][index % QUEUE_PLACES];
        uint256 previous = entry.units;
        units = _worth(_pools[node].head, entry.shares);
        if (units == previous) return units;
        // Narrowing: worth is at most the stake, a uint96.
        entry.units = uint96(units);
        _TOKEN.restate(account, previous, units);
        emit Settled(node, account, previous, units);
    }

    /// @inheritdoc IStaking
    function slash(NodeId node, uint256 basisPoints, uint256 jailedUntil)
        external
        only(_SLASHER)
        returns (uint256 amount)
    {
        Head memory head = _pools[node].head;
        if (head.status == Status.None) revert NodeNotActive(node, Status.None);
        if (basisPoints == 0 || basisPoints > BPS) revert SlashOutOfBounds(basisPoints);
        if (jailedUntil > type(uint40).max) revert JailTermOutOfBounds(jailedUntil, type(uint40).max);
        // unchecked and narrowing: stake < 2^96, so amount <= stake < 2^96; jailedUntil < 2^40
        unchecked {
            amount = PoolMath.slashed(head.stake, basisPoints);
            head.stake -= uint96(amount);
        }
        if (jailedUntil > head.jailedUntil) head.jailedUntil = uint40(jailedUntil);
        _pools[node].head = head;
        emit Slashed(node, basisPoints, amount, head.stake, head.jailedUntil);
        _settle(node, _pools[node].tail.owner);
        _TOKEN.transfer(msg.sender, amount);
    }

    /// @inheritdoc IStaking
    function restore(NodeId node, uint256 amount) external only(_SLASHER) {
        Head memory head = _pools[node].head;
        if (head.status == Status.None) revert NodeNotActive(node, Status.None);
        if (amount > MAX_AMOUNT) revert AmountOutOfBounds(amount, MAX_AMOUNT);
        head.stake += uint96(amount);
        head.jailedUntil = 0;
        _pools[node].head = head;
        _TOKEN.transferFrom(msg.sender, address(this), amount);
        emit Restored(node, amount, head.stake);
        _settle(node, _pools[node].tail.owner);
    }

    /// @inheritdoc IStaking
    function unjail(NodeId node) external {
        Head storage pool = _pools[node].head;
        _checkOwner(node);
        uint256 until = pool.jailedUntil;
        if (until == 0) revert NodeNotJailed(node);
        if (block.timestamp < until) revert JailTermNotOver(node, until);
        _checkBond(node, pool, _positions[node][msg.sender].word.shares);
        pool.jailedUntil = 0;
        emit Unjailed(node);
    }

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
        _checkCommission(node, raise.commission);
        delete _announcements[node];
        _pools[node].head.commission = raise.commission;
        emit CommissionChanged(node, raise.commission);
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

    /// @inheritdoc IStaking
    function announcedCommission(NodeId node) external view returns (uint16 commission, uint256 effectiveAt) {
        Announcement memory raise = _announcements[node];
        return (raise.commission, raise.effectiveAt);
    }

    /// @inheritdoc IStaking
    function totalStake() external view returns (uint256) {
        return _TOKEN.balanceOf(address(this));
    }

    /// @inheritdoc IERC6372
    function clock() external view returns (uint48) {
        return uint48(block.timestamp);
    }

    /// @inheritdoc IERC6372
    // solhint-disable-next-line func-name-mixedcase
    function CLOCK_MODE() external pure returns (string memory) {
        return "mode=timestamp";
    }

    /// @notice Intake can be paused; taking out, settling and the DAO's corrections cannot.
    function isPausable(bytes4 selector) public pure override returns (bool) {
        return selector == this.delegate.selector || selector == this.delegateWithPermit.selector
            || selector == this.compound.selector || selector == this.redelegate.selector;
    }

    function _delegate(NodeId node, address from, address account, uint256 amount) private returns (uint256 shares) {
        if (amount == 0 || amount > MAX_AMOUNT) revert AmountOutOfBounds(amount, MAX_AMOUNT);
        PoolWords storage pool = _pools[node];
        Head memory head = pool.head;
        if (head.status != Status.Active) revert NodeNotActive(node, head.status);
        if (head.jailedUntil != 0 && account != pool.tail.owner) revert NodeJailed(node, head.jailedUntil);
        if (_isWiped(head)) revert PoolWiped(node, head.stake, head.totalShares);
        if (_isDear(head)) revert SharesTooDear(node, head.stake, head.totalShares);
        shares = _sharesFor(head, amount);
        if (shares == 0) revert AmountBelowOneShare(node, amount);
        _deposit(node, pool, head, account, amount, shares);
        _TOKEN.lock(from, account, amount);
    }

    /// @dev Puts tokens that are, or are about to be, here into a pool that takes them. `head` is the pool's.
    function _deposit(
        NodeId node,
        PoolWords storage pool,
        Head memory head,
        address account,
        uint256 amount,
        uint256 shares
    ) private {
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
        // unchecked and narrowing: head <= tail, and 2^32 calls of one account at one node are out of reach;
        // shares <= position.shares < 2^96, so units <= position.units < 2^96; unbonding shares are part of
        // totalShares < 2^96
        unchecked {
            if (index - position.head == QUEUE_PLACES) revert UnbondingQueueFull(node, msg.sender);
            units = uint256(position.units) * shares / position.shares;
            position.shares -= uint96(shares);
            position.units -= uint96(units);
            position.tail += 1;
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

    function _settle(NodeId node, address account) private returns (uint256 units) {
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

    function _accepts(PoolWords storage pool, Head memory head, address account) private view returns (bool) {
        if (head.status != Status.Active || _isWiped(head) || _isDear(head)) return false;
        return head.jailedUntil == 0 || account == pool.tail.owner;
    }

    function _unbondingTime() private view returns (uint256) {
        return _PARAMETERS.get(Params.UNBONDING_TIME);
    }

    function _checkOwner(NodeId node) private view {
        address owner = _pools[node].tail.owner;
        if (msg.sender != owner) revert NotNodeOwner(node, msg.sender, owner);
    }

    function _checkBond(NodeId node, Head memory head, uint256 shares) private view {
        uint256 bond = _worth(head, shares);
        uint256 minimum = _PARAMETERS.get(Params.MIN_SELF_BOND);
        if (bond < minimum) revert BondBelowMinimum(node, bond, minimum);
    }

    function _checkCommission(NodeId node, uint256 commission) private view {
        uint256 maximum = _PARAMETERS.get(Params.MAX_COMMISSION);
        if (commission > maximum) revert CommissionAboveMaximum(node, commission, maximum);
    }

    function _checkQueued(NodeId node, address account, uint256 index) private view {
        Position memory position = _positions[node][account].word;
        if (index < position.head || index >= position.tail) revert NoSuchUnbonding(node, account, index);
    }

    function _sharesFor(Head memory head, uint256 amount) private pure returns (uint256) {
        return PoolMath.sharesFor(head.stake, head.totalShares, amount);
    }

    function _worth(Head memory head, uint256 shares) private pure returns (uint256) {
        return PoolMath.worth(head.stake, head.totalShares, shares);
    }

    function _isWiped(Head memory head) private pure returns (bool) {
        return PoolMath.isWiped(head.stake, head.totalShares);
    }

    function _isDear(Head memory head) private pure returns (bool) {
        return PoolMath.isDear(head.stake, head.totalShares);
    }
}
