// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC6372} from "@openzeppelin/contracts/interfaces/IERC6372.sol";
import {NodeId} from "src/types/NodeId.sol";

/// @notice Bonds and delegations. Each node has a pool of tokens and shares in it; bond, delegations and what is
/// unbonding are all shares of the same pool, so one slash reaches all of them pro rata by lowering one number.
///
/// An account's position in a pool has active shares and a queue of unbonding entries. Unbonding shares can be
/// slashed but earn nothing and do not count for the node's weight. Each part remembers its principal: the voting
/// units it counts for in the token until somebody settles it against the pool's value.
interface IStaking is IERC6372 {
    enum Status {
        None,
        Active,
        Retired
    }

    /// @notice A pool as kept: `stake` and `totalShares` include what is unbonding and 1,000 shares of nobody.
    struct Pool {
        uint96 stake;
        uint96 totalShares;
        uint16 commission;
        Status status;
        uint40 jailedUntil;
        uint96 unbondingShares;
        address owner;
    }

    /// @notice An account's active part of a pool and the bounds of its queue: entries head..tail-1.
    struct Position {
        uint96 shares;
        uint96 units;
        uint32 head;
        uint32 tail;
    }

    /// @notice One entry of the unbonding queue.
    struct Unbonding {
        uint96 shares;
        uint96 units;
        uint40 startedAt;
        bool redelegates;
    }

    /// @notice A slash that the DAO can return, or has returned: all shares that bore it, what was returned, and the numbers
    /// of both among the slashes and returns of the node; `returnedAt` is 0 until then.
    struct Loss {
        uint96 shares;
        uint96 returned;
        uint32 slashedAt;
        uint32 returnedAt;
    }

    /// @notice `caller` is not the contract that may call this function.
    error Unauthorized(address caller, address required);
    /// @notice `caller` is not the owner of the node.
    error NotNodeOwner(NodeId node, address caller, address owner);
    /// @notice The node has a pool already.
    error PoolAlreadyOpen(NodeId node);
    /// @notice The node is unknown or retired and takes no stake.
    error NodeNotActive(NodeId node, Status status);
    /// @notice The node is jailed until `jailedUntil`; from then on its owner, and nobody else, may add to its stake.
    error NodeJailed(NodeId node, uint256 jailedUntil);
    /// @notice The node is not jailed.
    error NodeNotJailed(NodeId node);
    /// @notice The jail term ends at `jailedUntil`.
    error JailTermNotOver(NodeId node, uint256 jailedUntil);
    /// @notice The pool was slashed to less than 1/64 of a token per share, or to nothing, and takes no new stake.
    error PoolWiped(NodeId node, uint256 stake, uint256 totalShares);
    /// @notice A share of the pool is worth more than 2^20 base units, so flooring could cost a newcomer something.
    error SharesTooDear(NodeId node, uint256 stake, uint256 totalShares);
    /// @notice The owner's bond would be, or is, `bond` where `minimum` is required.
    error BondBelowMinimum(NodeId node, uint256 bond, uint256 minimum);
    /// @notice Commission above the maximum that the DAO allows.
    error CommissionAboveMaximum(NodeId node, uint256 commission, uint256 maximum);
    /// @notice No raise of the commission has been announced.
    error NoCommissionAnnounced(NodeId node);
    /// @notice The announced commission takes effect at `effectiveAt`.
    error CommissionNotYetEffective(NodeId node, uint256 effectiveAt);
    /// @notice The announced commission was to be applied before `lapsedAt`.
    error CommissionLapsed(NodeId node, uint256 lapsedAt);
    /// @notice Zero, or too large for a pool.
    error AmountOutOfBounds(uint256 amount, uint256 maximum);
    /// @notice So small an amount that it is worth no share.
    error AmountBelowOneShare(NodeId node, uint256 amount);
    /// @notice The account has `shares` active shares in the pool.
    error SharesExceeded(NodeId node, address account, uint256 shares, uint256 needed);
    /// @notice All 8 places of the account's queue at this node are taken.
    error UnbondingQueueFull(NodeId node, address account);
    /// @notice The account's queue has nothing that can be withdrawn at this time.
    error NothingMatured(NodeId node, address account);
    /// @notice The queue holds no entry of this index.
    error NoSuchUnbonding(NodeId node, address account, uint256 index);
    /// @notice A redelegation needs two nodes.
    error RedelegationToSameNode(NodeId node);
    /// @notice A slash takes 1 to 10,000 basis points.
    error SlashOutOfBounds(uint256 basisPoints);
    /// @notice A jail term ends before 2^40.
    error JailTermOutOfBounds(uint256 jailedUntil, uint256 maximum);
    /// @notice Unknown, without a jail term, returned before, or the node's jail term is over.
    error NotReturnable(NodeId node, uint256 penalty);
    /// @notice The account noted no departure of this number, or has no part in the return of this penalty, or took it.
    error NothingReturned(NodeId node, uint256 penalty, address account, uint256 number);
    /// @notice A contract this one is bound to is the zero address.
    error ZeroAddress();

    event PoolOpened(NodeId indexed node, address indexed owner, uint16 commission);
    event PoolClosed(NodeId indexed node);
    event Delegated(NodeId indexed node, address indexed account, uint256 amount, uint256 shares);
    event UndelegationStarted(NodeId indexed node, address indexed account, uint256 shares, uint256 index);
    event RedelegationStarted(
        NodeId indexed from, address indexed account, NodeId indexed to, uint256 shares, uint256 index
    );
    event Withdrawn(NodeId indexed node, address indexed account, uint256 index, uint256 shares, uint256 amount);
    event Redelegated(NodeId indexed from, address indexed account, NodeId indexed to, uint256 index, uint256 amount);
    event Settled(NodeId indexed node, address indexed account, uint256 unitsBefore, uint256 unitsAfter);
    event Slashed(NodeId indexed node, uint256 basisPoints, uint256 amount, uint256 stakeAfter, uint256 jailedUntil);
    event Restored(NodeId indexed node, uint256 amount, uint256 stakeAfter);
    /// @notice Of a return, `amount` is kept for those who have left the pool since the slash.
    event ReturnSetAside(NodeId indexed node, uint256 indexed penalty, uint256 amount);
    /// @notice `shares` left while a slash could be returned; `number` is what `claimReturn` asks for.
    event DepartureNoted(NodeId indexed node, address indexed account, uint256 number, uint256 shares);
    event ReturnClaimed(
        NodeId indexed node, address indexed account, uint256 indexed penalty, uint256 number, uint256 amount
    );
    event Unjailed(NodeId indexed node);
    event CommissionAnnounced(NodeId indexed node, uint16 commission, uint256 effectiveAt);
    event CommissionChanged(NodeId indexed node, uint16 commission);

    /// @notice Opens the pool of a node with its owner's bond.
    /// @dev Effects: `bond` moves from the owner (who has approved Staking) into the pool; all but 1,000 of the first
    /// shares are the owner's, and those are nobody's for ever. Requirements: called by the registry (Unauthorized);
    /// new node (PoolAlreadyOpen); bond at or above the minimum (BondBelowMinimum); commission within the maximum
    /// (CommissionAboveMaximum).
    function open(NodeId node, address owner, uint256 bond, uint16 commission) external;

    /// @notice Ends a pool's intake for good. What is in it can be undelegated to the last share.
    /// @dev Requirements: called by the registry (Unauthorized).
    function close(NodeId node) external;

    /// @notice Adds `amount` of the caller's tokens to its position; for the owner of the node this is bond.
    /// @dev Effects: shares at the pool's price, floored; votes unchanged; Delegated.
    /// Requirements: allowance for Staking; active node (NodeNotActive), not jailed unless the term is over and the
    /// caller owns it (NodeJailed), not wiped (PoolWiped) nor dear (SharesTooDear); an amount that is worth a share (AmountOutOfBounds, AmountBelowOneShare).
    function delegate(NodeId node, uint256 amount) external returns (uint256 shares);

    /// @notice The same, with the caller's permit instead of an approval made before.
    function delegateWithPermit(NodeId node, uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s)
        external
        returns (uint256 shares);

    /// @notice Adds rewards that `account` takes as stake. Tokens come from the distributor.
    /// @dev Effects: as `delegate`, and the account's votes grow by `amount`. Requirements: called by the distributor
    /// (Unauthorized), and those of `delegate` with the account in the caller's place.
    function compound(address account, NodeId node, uint256 amount) external returns (uint256 shares);

    /// @notice Starts to unbond `shares` of the caller.
    /// @dev Effects: they stop earning, stay exposed to slashes, keep their votes, and can be withdrawn once the
    /// unbonding time has passed. Requirements: as many active shares (SharesExceeded), a free place in the queue
    /// (UnbondingQueueFull); an owner of an active node keeps the minimum bond (BondBelowMinimum).
    function undelegate(NodeId node, uint256 shares) external returns (uint256 index);

    /// @notice Starts to move `shares` from one node to another. They unbond at `from`, so that no slash can be
    /// dodged, and `withdraw` then puts them into `to`; if `to` no longer takes stake they are paid out.
    /// @dev Requirements: two nodes (RedelegationToSameNode), `to` active (NodeNotActive), and those of `undelegate`.
    function redelegate(NodeId from, NodeId to, uint256 shares) external returns (uint256 index);

    /// @notice Pays, or moves, up to `maximum` of the account's entries that have unbonded, oldest first. Anyone may call.
    /// @dev Effects: entries leave the queue; each is worth its part of the pool now; realised slashes leave the votes.
    /// Requirements: one entry at least has unbonded (NothingMatured).
    function withdraw(NodeId node, address account, uint256 maximum) external returns (uint256 amount);

    /// @notice Restates the voting units of an account's active part at the pool's present value. Anyone may call.
    function settle(NodeId node, address account) external returns (uint256 units);

    /// @notice The same for one entry of the account's queue.
    /// @dev Requirements: an entry in the queue (NoSuchUnbonding).
    function settleUnbonding(NodeId node, address account, uint256 index) external returns (uint256 units);

    /// @notice Takes `basisPoints` of the whole pool to the slasher and jails the node until `jailedUntil` at least.
    /// @dev `penalty` is the slasher's own number of it, never used before. Effects: bond, delegations and unbonding entries
    /// lose the same part, whatever their number; the owner's votes, those of its queue included, fall at once. A jail term
    /// is never shortened. Requirements: called by the slasher (Unauthorized); a pool (NodeNotActive); 1..10,000
    /// (SlashOutOfBounds); a term below 2^40, or 0 for none (JailTermOutOfBounds).
    function slash(NodeId node, uint256 penalty, uint256 basisPoints, uint256 jailedUntil)
        external
        returns (uint256 amount);

    /// @notice Gives back `amount` of a slash that the DAO has reversed, to all who bore it: into the pool for those who are
    /// in it, and set aside for those who left since. Ends the jail term if `endsTerm`.
    /// @dev Nobody came in since, because the jail term outlasts the appeal. Effects: tokens come from the slasher, which has
    /// approved Staking; the owner's votes rise at once; Restored with what went into the pool, ReturnSetAside with the
    /// rest, and Unjailed if a term ends. Requirements: called by the slasher (Unauthorized); a pool (NodeNotActive); once,
    /// and during the jail term (NotReturnable).
    function restore(NodeId node, uint256 penalty, uint256 amount, bool endsTerm) external;

    /// @notice Pays an account its part of a return, for shares that left between slash and return. Anyone may call.
    /// @dev `number` is that of DepartureNoted. Requirements: a departure with a part in it, not taken yet (NothingReturned).
    function claimReturn(NodeId node, uint256 penalty, address account, uint256 number)
        external
        returns (uint256 amount);

    /// @notice Lets a node serve again.
    /// @dev Requirements: owner (NotNodeOwner), jailed (NodeNotJailed), term over (JailTermNotOver), the bond at or
    /// above the minimum (BondBelowMinimum).
    function unjail(NodeId node) external;

    /// @notice Sets the commission (basis points): a cut at once, a raise after the unbonding time from now, by
    /// `applyCommission`. Either replaces a raise announced before.
    /// @dev Requirements: owner (NotNodeOwner), active (NodeNotActive), within the maximum (CommissionAboveMaximum).
    function setCommission(NodeId node, uint16 commission) external;

    /// @notice Puts an announced raise into effect, within 7 days after its notice. Anyone may call.
    /// @dev Requirements: announced (NoCommissionAnnounced), notice over (CommissionNotYetEffective) and not by 7 days
    /// (CommissionLapsed), still within the maximum (CommissionAboveMaximum).
    function applyCommission(NodeId node) external;

    /// @notice What the reward formula reads: stake and shares without what is unbonding, and the owner's shares.
    function nodeState(NodeId node)
        external
        view
        returns (bool active, bool jailed, uint256 stake, uint256 totalShares, uint256 selfShares, uint16 commission);

    /// @notice The pool as kept.
    function poolOf(NodeId node) external view returns (Pool memory);

    /// @notice The account's position as kept.
    function positionOf(NodeId node, address account) external view returns (Position memory);

    /// @notice The account's active shares.
    function sharesOf(NodeId node, address account) external view returns (uint256);

    /// @notice What the account's active shares are worth now, floored.
    function stakeOf(NodeId node, address account) external view returns (uint256);

    /// @notice One entry of the account's queue, by the index that UndelegationStarted gave. Reverts with NoSuchUnbonding.
    function unbondingOf(NodeId node, address account, uint256 index) external view returns (Unbonding memory);

    /// @notice Where an entry goes when it has unbonded; zero if to the account.
    function redelegationTarget(NodeId node, address account, uint256 index) external view returns (NodeId);

    /// @notice The raise that waits for its notice to pass; both zero if there is none.
    function announcedCommission(NodeId node) external view returns (uint16 commission, uint256 effectiveAt);

    /// @notice A slash that can be or was returned, by the slasher's number of it.
    function lossOf(NodeId node, uint256 penalty) external view returns (Loss memory);

    /// @notice Shares of the account that left under this number.
    function departedShares(NodeId node, address account, uint256 number) external view returns (uint256);

    /// @notice What is set aside of returns for those who left, and not yet paid.
    function returnsOwed() external view returns (uint256);

    /// @notice Tokens of all pools: the token balance of this contract without what is owed of returns.
    function totalStake() external view returns (uint256);
}
