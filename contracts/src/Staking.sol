// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC6372} from "@openzeppelin/contracts/interfaces/IERC6372.sol";

import {GuardianPausable} from "src/access/GuardianPausable.sol";
import {IStaking} from "src/interfaces/IStaking.sol";
import {Params} from "src/libraries/Params.sol";
import {PoolMath} from "src/libraries/PoolMath.sol";
import {StakingCommission} from "src/staking/StakingCommission.sol";
import {StakingPools} from "src/staking/StakingPools.sol";
import {StakingQueue} from "src/staking/StakingQueue.sol";
import {NodeId} from "src/types/NodeId.sol";

/// @title Staking
/// @notice See {IStaking}. {StakingPools} holds pools and positions, {StakingQueue} what unbonds, {StakingReturns} who
/// has a part in what is given back, {StakingCommission} what owners take; here stake comes in, and the slasher takes and
/// gives back. Nothing but `open`, `delegate`, `compound`, a
/// finished redelegation and `restore` adds to a pool (tokens sent here by hand are refused by the token), and 1,000
/// shares belong to nobody, so nobody can be alone in a pool and make its shares dear for the next one.
contract Staking is StakingPools, StakingQueue, StakingCommission {
    uint256 private constant BPS = 10_000;
    uint256 private constant NOBODYS_SHARES = 1000;

    address private immutable _REGISTRY;
    address private immutable _DISTRIBUTOR;
    address private immutable _SLASHER;

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
    ) GuardianPausable(guardian) StakingPools(token, parameters) {
        if (registry == address(0) || distributor == address(0) || slasher == address(0) || guardian == address(0)) {
            revert ZeroAddress();
        }
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
    function slash(NodeId node, uint256 penalty, uint256 basisPoints, uint256 jailedUntil)
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
        if (_isInTerm(head)) _recordLoss(node, penalty, head.totalShares);
        _settleOwner(node);
        _TOKEN.transfer(msg.sender, amount);
    }

    /// @inheritdoc IStaking
    function restore(NodeId node, uint256 penalty, uint256 amount, bool endsTerm) external only(_SLASHER) {
        Head memory head = _pools[node].head;
        if (head.status == Status.None) revert NodeNotActive(node, Status.None);
        if (amount > MAX_AMOUNT) revert AmountOutOfBounds(amount, MAX_AMOUNT);
        if (!_isInTerm(head)) revert NotReturnable(node, penalty);
        uint256 intoPool = _recordReturn(node, penalty, amount, head.totalShares);
        // Narrowing: at most the amount, and the sum is checked.
        head.stake += uint96(intoPool);
        if (endsTerm) head.jailedUntil = 0;
        _pools[node].head = head;
        _TOKEN.transferFrom(msg.sender, address(this), amount);
        emit Restored(node, intoPool, head.stake);
        if (endsTerm) emit Unjailed(node);
        _settleOwner(node);
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
    function totalStake() external view returns (uint256) {
        return _TOKEN.balanceOf(address(this)) - returnsOwed;
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

    /// @dev The owner's votes follow its pool at once, those of its queue as well, which has 8 places: so what a reporter is
    /// paid of the owner's loss votes in one place only.
    function _settleOwner(NodeId node) private {
        address owner = _pools[node].tail.owner;
        _settle(node, owner);
        Position memory position = _positions[node][owner].word;
        for (uint256 index = position.head; index < position.tail; ++index) {
            _settleEntry(node, owner, index);
        }
    }

    function _delegate(NodeId node, address from, address account, uint256 amount) private returns (uint256 shares) {
        if (amount == 0 || amount > MAX_AMOUNT) revert AmountOutOfBounds(amount, MAX_AMOUNT);
        PoolWords storage pool = _pools[node];
        Head memory head = pool.head;
        if (head.status != Status.Active) revert NodeNotActive(node, head.status);
        if (_isLocked(pool, head, account)) revert NodeJailed(node, head.jailedUntil);
        if (_isWiped(head)) revert PoolWiped(node, head.stake, head.totalShares);
        if (_isDear(head)) revert SharesTooDear(node, head.stake, head.totalShares);
        shares = _sharesFor(head, amount);
        if (shares == 0) revert AmountBelowOneShare(node, amount);
        _deposit(node, pool, head, account, amount, shares);
        _TOKEN.lock(from, account, amount);
    }
}
