// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IEpochClock} from "src/interfaces/IEpochClock.sol";
import {Epoch} from "src/types/Epoch.sol";
import {EpochId} from "src/types/EpochId.sol";

/// @title Where the outcome of an epoch becomes final: one transaction whatever the number of nodes
/// @notice m of n bonded verifiers sign an epoch's header; anybody brings header and signatures. For the activation
/// delay anybody can challenge it. Then its accounts root goes to the reward distributor, for ever.
///
/// At most one epoch is pending. Its header binds the digest of the epoch before, so digests form a chain; the newest 64
/// are kept, and the event carries everything else. Money follows in steps that anybody can take: `mint` creates the
/// emission of activated epochs, `settle` moves their fees. Until then claims can at worst be short of tokens for a
/// moment; what all epochs allocate never exceeds emission and fees.
interface IEpochAnchor is IEpochClock {
    /// @notice What verifiers are asked for from some epoch on.
    /// @param threshold Signatures needed (m).
    /// @param activationDelay Seconds in which an anchored epoch can be challenged; half of EPOCH_LENGTH at most.
    /// @param members The verifiers (n); signatures come in this order.
    struct VerifierSet {
        uint8 threshold;
        uint32 activationDelay;
        address[] members;
    }

    /// @notice Anchored: the digest's whole preimage.
    event EpochAnchored(uint64 indexed epoch, bytes32 indexed digest, Epoch header);
    /// @notice The epoch can no longer be cancelled; claims are checked against its accounts root.
    event EpochActivated(uint64 indexed epoch, bytes32 accountsRoot);
    /// @notice A challenge succeeded: the epoch never pays and is to be anchored anew.
    event EpochCancelled(
        uint64 indexed epoch, bytes32 indexed digest, address indexed challenger, address challengeContract
    );
    /// @notice A challenge waits for an answer: the epoch is not activated before `until`.
    event EpochHeld(uint64 indexed epoch, uint64 until, address indexed challengeContract);
    /// @notice Fees and the treasury's part of an activated epoch have moved.
    event EpochSettled(uint64 indexed epoch, uint256 fees, uint256 rewards, uint256 treasury, uint256 burned);
    /// @notice The hash of a block was kept for later.
    event CheckpointStored(uint64 indexed blockNumber, bytes32 blockHash);
    /// @notice From `fromEpoch` on these verifiers are asked.
    event VerifiersScheduled(
        uint16 indexed set, uint64 indexed fromEpoch, uint8 threshold, uint32 activationDelay, address[] members
    );
    /// @notice Challenges of this contract count, or no longer do.
    event ChallengeContractChanged(address indexed challengeContract, bool accepted);

    /// @notice The epoch to be anchored is `expected`.
    error WrongEpoch(uint64 expected, uint64 given);
    /// @notice `expected` anchors were cancelled before; the header was signed when it was another number.
    error WrongAttempt(uint16 expected, uint16 given);
    /// @notice The header does not follow the digest of the epoch before.
    error WrongPreviousDigest(bytes32 expected, bytes32 given);
    /// @notice The snapshot block's hash is another, or cannot be read (then `actual` is zero: see `checkpoint`).
    error WrongSnapshotHash(uint64 blockNumber, bytes32 actual, bytes32 given);
    /// @notice An epoch ends at `earliest` or later, and not in the future.
    error EndTimeOutOfBounds(uint64 endTime, uint256 earliest, uint256 latest);
    /// @notice Circuit breaker: the schedule releases `expected` for this epoch.
    error WrongEmission(uint256 expected, uint256 given);
    /// @notice Circuit breaker: rewards, treasury and burn are not emission and fees.
    error Unbalanced(uint256 allocated, uint256 available);
    /// @notice Circuit breaker: more would be burned than fees come in.
    error BurnExceedsFees(uint256 burned, uint256 fees);
    /// @notice Circuit breaker: fees exceed what clients have committed and no anchored epoch has claimed.
    error FeesExceedCommitted(uint256 fees, uint256 available);
    /// @notice No epoch of this length may take so much in fees, whatever the DAO has voted.
    error FeesExceedCeiling(uint256 fees, uint256 ceiling);
    /// @notice Signatures are 65 bytes each.
    error MalformedSignatures(uint256 length);
    /// @notice `recovered` is no verifier of this epoch, or signed twice, or out of the set's order.
    error NotAVerifier(address recovered);
    /// @notice Too few signatures.
    error ThresholdNotReached(uint256 signatures, uint256 threshold);
    /// @notice The epoch before can still be challenged, or anchoring is paused.
    error NotBefore(uint256 time);
    /// @notice No epoch is pending.
    error NothingPending();
    /// @notice The header is not the pending epoch's.
    error NotPending(uint64 epoch, bytes32 digest);
    /// @notice The time in which a challenge can put activation off has passed.
    error HoldWindowOver(uint256 endedAt);
    /// @notice The header is not that of an activated epoch.
    error NotActivated(uint64 epoch, bytes32 digest);
    /// @notice Epochs are settled in order: `expected` is next.
    error WrongSettlementOrder(uint64 expected, uint64 given);
    /// @notice No header was given.
    error NoHeaders();
    /// @notice Only an accepted challenge contract may do this.
    error NotAChallengeContract(address caller);
    /// @notice Threshold and number of verifiers do not fit.
    error VerifierSetOutOfBounds(uint256 threshold, uint256 members, uint256 maximum);
    /// @notice The same verifier twice, or none.
    error InvalidVerifier(address verifier);
    /// @notice A change takes effect in an epoch that is not anchored yet.
    error EffectiveEpochPassed(uint64 fromEpoch, uint64 earliest);
    /// @notice There is no such set.
    error UnknownVerifierSet(uint16 set);
    /// @notice The block's hash cannot be read from here.
    error BlockHashUnavailable(uint64 blockNumber);
    /// @notice The header's hash is not the known hash of that block.
    error WrongBlockHeader(uint64 blockNumber, bytes32 expected, bytes32 given);
    /// @notice A number does not fit where it is kept.
    error OutOfBounds(uint256 value, uint256 maximum);
    /// @notice Only the reward distributor may call this.
    error NotTheDistributor(address caller);
    /// @notice More is asked for than the fees of anchored epochs that are still in the escrow.
    error AdvanceExceedsFees(uint256 amount, uint256 left);
    /// @notice The activation delay is what it should be.
    error ActivationDelayUnchanged(uint32 activationDelay);

    /// @notice Anchors the next epoch. Anyone may call.
    /// @param signatures 65 bytes (r, s, v) each, over the header's digest, in the order of the verifier set.
    /// @dev Effects: the epoch before, if pending, is activated; the header's digest and accounts root are kept;
    /// EpochAnchored. Requirements: strictly sequential (WrongEpoch, WrongAttempt, WrongPreviousDigest); nothing pending that can still
    /// be challenged, not paused (NotBefore); the snapshot block's real hash (WrongSnapshotHash); at least EPOCH_LENGTH
    /// after the epoch before, not in the future (EndTimeOutOfBounds); circuit breaker (WrongEmission, Unbalanced,
    /// BurnExceedsFees, FeesExceedCeiling, FeesExceedCommitted); threshold of the epoch's verifiers (MalformedSignatures, NotAVerifier,
    /// ThresholdNotReached).
    function anchor(Epoch calldata header, bytes calldata signatures) external;

    /// @notice The same, and creates the emission of all activated epochs.
    function anchorAndMint(Epoch calldata header, bytes calldata signatures) external;

    /// @notice Activates the pending epoch. Anyone may call.
    /// @dev Effects: its accounts root pays. Requirements: an epoch is pending (NothingPending) and its challenge window
    /// is over (NotBefore).
    function activate() external;

    /// @notice Creates what the schedule has released up to the end of the newest activated epoch, for the distributor.
    /// Anyone may call. The token's Transfer from zero tells of it.
    /// @return amount What was missing; zero is no failure.
    function mint() external returns (uint256 amount);

    /// @notice Brings the distributor what activated epochs promise and nobody has brought yet: emission first, then fees
    /// out of the escrow ahead of their settlement. The distributor only, when a claim finds it short.
    /// @param amount What is missing.
    /// @dev Effects: those of `mint`; IEscrow.FeesAdvanced. Requirements: NotTheDistributor; no more than the fees of anchored
    /// epochs that are still in the escrow (AdvanceExceedsFees).
    function cover(uint256 amount) external;

    /// @notice Moves the money of activated epochs: fees out of the escrow, the treasury's part to the treasury. Anyone
    /// may call, once an epoch, in order.
    /// @param headers Consecutive, from `settledEpoch() + 1`. The last one's digest must still be kept; each other one
    /// is known by the `previousDigest` of the next, so that no epoch can be missed for good.
    /// @dev Effects: also those of `mint`. Requirements: WrongSettlementOrder, NotActivated, NoHeaders.
    function settle(Epoch[] calldata headers) external;

    /// @notice Keeps the digest of the epoch before the first of these headers, shown by them as `settle` shows those of its
    /// headers. Anyone may call: epochs that nobody settled for however long are settled in runs of any length, newest shown
    /// first.
    /// @dev Requirements: NotActivated, NoHeaders.
    function showDigest(Epoch[] calldata headers) external;

    /// @notice Keeps the hash of a block while the chain still gives it out (8,191 blocks), so that an epoch can be
    /// anchored later. Anyone may call.
    /// @dev Requirements: BlockHashUnavailable.
    function checkpoint(uint64 blockNumber) external;

    /// @notice Keeps the hash of an older block, shown by the headers of the blocks after it. Anyone may call. With
    /// this no outage, however long, can stop the chain of epochs, and nobody has to be trusted for it.
    /// @param blockNumber The newest of the given headers; its hash must be readable or kept.
    /// @param headers RLP of the headers as hashed, of blockNumber, blockNumber - 1, ...: the oldest one's parent is kept.
    /// @dev Requirements: BlockHashUnavailable, WrongBlockHeader, NoHeaders.
    function checkpointAncestor(uint64 blockNumber, bytes[] calldata headers) external;

    /// @notice Cancels the pending epoch for `challenger`. Accepted challenge contracts only.
    /// @dev Effects: the digest is marked as cancelled, its root is dropped, the epoch is open again. Requirements:
    /// NotAChallengeContract, NotPending. It stays possible for as long as nobody has activated the epoch.
    function cancel(Epoch calldata header, address challenger) external;

    /// @notice Puts off activation by one activation delay from now, so that a challenge can be answered. Accepted
    /// challenge contracts only.
    /// @dev So that holds cannot follow one another for ever, they must come within the delay that the epoch began with, or
    /// within a pause. Requirements: NotAChallengeContract, NotPending, HoldWindowOver.
    function hold(Epoch calldata header) external returns (uint64 until);

    /// @notice Sets verifiers, threshold and activation delay from an epoch on; a change that waits is replaced.
    /// Timelock only.
    /// @dev The delay is that of NetworkParameters now, or half of EPOCH_LENGTH if that is less. Requirements: NotTimelock, VerifierSetOutOfBounds,
    /// InvalidVerifier, EffectiveEpochPassed.
    function setVerifiers(address[] calldata members, uint8 threshold, uint64 fromEpoch) external;

    /// @notice Takes over NetworkParameters' activation delay, with the same verifiers, from the next epoch on.
    /// Anyone may call. Requirements: it differs (ActivationDelayUnchanged); no change waits (EffectiveEpochPassed).
    function refreshActivationDelay() external;

    /// @notice Accepts a challenge contract, or no longer does. Timelock only.
    function setChallengeContract(address challengeContract, bool accepted) external;

    /// @notice Least seconds of an epoch.
    function EPOCH_LENGTH() external view returns (uint64);

    /// @notice When the first epoch began.
    function GENESIS_TIME() external view returns (uint64);

    /// @notice The EIP-712 digest that verifiers sign.
    function digestOf(Epoch calldata header) external view returns (bytes32);

    /// @notice Digest of an anchored epoch, while it is one of the newest 64; zero otherwise.
    function digestAt(EpochId epoch) external view returns (bytes32);

    /// @notice Whether it was cancelled, and for whom: zero if it was not.
    function cancelledFor(bytes32 digest) external view returns (address challenger);

    /// @notice How many anchors were cancelled, which the next header must say; it begins anew after 2^15 of them.
    function attempt() external view returns (uint16);

    /// @notice Newest anchored epoch, pending or not.
    function lastEpoch() external view returns (EpochId);

    /// @notice Newest activated epoch.
    function activatedEpoch() external view returns (EpochId);

    /// @notice Newest settled epoch.
    function settledEpoch() external view returns (EpochId);

    /// @notice End of the newest anchored epoch.
    function lastEndTime() external view returns (uint64);

    /// @notice The pending epoch, its accounts root and when it can be activated; all zero if there is none.
    function pending() external view returns (EpochId epoch, bytes32 accountsRoot, uint64 activatableAt);

    /// @notice Fees of anchored epochs that are not settled.
    function unsettledFees() external view returns (uint256);

    /// @notice Whether `account` verifies now, or from a scheduled epoch on.
    function isVerifier(address account) external view returns (bool);

    /// @notice The set that signs `epoch`, if that is the next epoch or later.
    function verifiersFor(EpochId epoch) external view returns (uint16 set, VerifierSet memory verifiers);

    /// @notice A set by number. Requirements: UnknownVerifierSet.
    function verifierSet(uint16 set) external view returns (VerifierSet memory);

    /// @notice Whether this contract's challenges count.
    function isChallengeContract(address challengeContract) external view returns (bool);

    /// @notice A kept block hash; zero if none.
    function checkpointAt(uint64 blockNumber) external view returns (bytes32);

    /// @notice Reverts with NotPending unless the header is the pending epoch's.
    /// @return digest Its digest.
    function requireChallengeable(Epoch calldata header) external view returns (bytes32 digest);
}
