// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Epoch} from "src/types/Epoch.sol";
import {NodeId} from "src/types/NodeId.sol";

/// @title Takes stake for what somebody has signed
/// @notice Evidence is two signed statements that cannot both be true, or one that a challenge has shown false. The
/// chain checks it; nobody judges. What is taken is held for the appeal window, in which the DAO may give it back; then
/// it is burned. Whoever showed the evidence is paid at once, a part of what the offender itself loses: of a node's slash that
/// is the owner's loss, so that no owner gains by its delegators' loss. Every further offence of the same offender costs more.
///
/// Verifiers' bonds are kept here.
interface ISlasher {
    /// @notice What was done.
    enum Offence {
        VerifierEquivocation,
        CancelledAnchor,
        RelayContradiction,
        MeasurerContradiction
    }

    /// @notice What became of a penalty.
    enum PenaltyStatus {
        None,
        Held,
        Returned,
        Burned
    }

    /// @notice A slash: against a verifier's bond (`node` zero) or a node's pool (`verifier` zero).
    struct Penalty {
        Offence offence;
        PenaltyStatus status;
        address verifier;
        NodeId node;
        uint96 held;
        uint40 appealUntil;
    }

    /// @notice A verifier's bond; `unbonding` of it can be taken at `availableAt`.
    struct Bond {
        uint96 amount;
        uint96 unbonding;
        uint40 availableAt;
    }

    /// @notice docs/spec/evidence.md.
    struct RelayStatement {
        uint64 epoch;
        bytes32 nodeId;
        bytes32 topic;
        bytes32 value;
    }

    /// @notice docs/spec/evidence.md.
    struct CapacityReport {
        uint64 epoch;
        bytes32 subject;
        bytes32 measurer;
        uint64 bytesPerSecond;
        uint32 milliseconds;
        bytes32 nonce;
    }

    /// @notice docs/spec/evidence.md.
    struct UptimeReport {
        uint64 epoch;
        bytes32 subject;
        bytes32 checker;
        uint16 slot;
        bool reachable;
        bytes32 nonce;
    }

    event Bonded(address indexed verifier, uint256 amount, uint256 bond);
    event UnbondingRequested(address indexed verifier, uint256 amount, uint256 availableAt);
    event BondWithdrawn(address indexed verifier, uint256 amount);
    /// @notice `held` is kept until `appealUntil`; `paid` went to the reporter.
    event Penalised(
        uint256 indexed penalty,
        Offence indexed offence,
        bytes32 indexed offender,
        uint256 basisPoints,
        uint256 held,
        uint256 paid,
        address reporter,
        uint256 appealUntil
    );
    event PenaltyReturned(uint256 indexed penalty, uint256 amount);
    event PenaltyBurned(uint256 indexed penalty, uint256 amount);

    /// @notice The two statements are the same, or not about the same thing.
    error NotAContradiction();
    /// @notice So many epochs have been anchored since that the unbonding time is over: `oldest` is the oldest that counts.
    error EvidenceExpired(uint64 epoch, uint256 oldest);
    /// @notice The epoch has not begun: no later one than `open` has.
    error EpochNotBegun(uint64 epoch, uint64 open);
    /// @notice The signature is not the offender's.
    error WrongSigner(address expected, address recovered);
    /// @notice This has been punished.
    error AlreadyPenalised(bytes32 offender, bytes32 evidence);
    /// @notice No challenge has cancelled this digest.
    error NotCancelled(bytes32 digest);
    /// @notice Signatures are 65 bytes each, and at least one.
    error MalformedSignatures(uint256 length);
    /// @notice The offender has no stake that could be taken.
    error NothingAtStake(bytes32 offender);
    /// @notice No such penalty, or it is no longer held.
    error NotHeld(uint256 penalty, PenaltyStatus status);
    /// @notice The appeal window ended at `endedAt`.
    error AppealWindowOver(uint256 penalty, uint256 endedAt);
    /// @notice The appeal window ends at `endsAt`.
    error AppealWindowOpen(uint256 penalty, uint256 endsAt);
    /// @notice Zero, or more than is there.
    error AmountOutOfBounds(uint256 amount, uint256 maximum);
    /// @notice Who verifies keeps the bond.
    error StillVerifier(address verifier);
    /// @notice Nothing is unbonding, or not yet to be taken.
    error BondNotAvailable(address verifier, uint256 availableAt);

    /// @notice Adds to the caller's bond as a verifier.
    /// @dev Requirements: AmountOutOfBounds, allowance for this contract.
    function bond(uint256 amount) external;

    /// @notice Asks bond back; it can be slashed until it is taken.
    /// @dev Effects: added to what was asked before, whose time starts anew. Requirements: AmountOutOfBounds;
    /// the caller is in no verifier set that is in force or scheduled (StillVerifier).
    function requestUnbond(uint256 amount) external;

    /// @notice Takes what was asked, after the unbonding time.
    /// @dev Requirements: BondNotAvailable, StillVerifier.
    function withdrawBond() external returns (uint256 amount);

    /// @notice Two attestations of one epoch and one attempt by one verifier. Anyone may call.
    /// @dev After a cancellation everything is signed anew with the next attempt, so who attests the right header then does right.
    /// Requirements: NotAContradiction, WrongSigner, AlreadyPenalised, NothingAtStake.
    function reportEquivocation(
        Epoch calldata a,
        bytes calldata signatureA,
        Epoch calldata b,
        bytes calldata signatureB
    ) external returns (uint256 penalty);

    /// @notice Attestations of an epoch that a challenge has cancelled, 65 bytes each. Anyone may call; the challenger is paid:
    /// `challengeBond` of each signer's penalty for its costs, up to half of it, or the reporter's share if that is more.
    /// @dev Signers already penalised for it, or with nothing at stake, are passed over. Requirements: NotCancelled,
    /// MalformedSignatures.
    function reportCancelledAnchor(Epoch calldata header, bytes calldata signatures) external returns (uint256 taken);

    /// @notice Two statements of one relay about the same thing with different values. Anyone may call.
    function reportRelay(
        RelayStatement calldata a,
        bytes calldata signatureA,
        RelayStatement calldata b,
        bytes calldata signatureB
    ) external returns (uint256 penalty);

    /// @notice Two capacity reports of one measurement that differ. Anyone may call.
    function reportMeasurer(
        CapacityReport calldata a,
        bytes calldata signatureA,
        CapacityReport calldata b,
        bytes calldata signatureB
    ) external returns (uint256 penalty);

    /// @notice Two uptime reports of one slot that differ. Anyone may call.
    function reportChecker(
        UptimeReport calldata a,
        bytes calldata signatureA,
        UptimeReport calldata b,
        bytes calldata signatureB
    ) external returns (uint256 penalty);

    /// @notice Gives a held amount back. Timelock only.
    /// @dev Effects: to the verifier's bond, or to the node's pool, whose jail term ends unless another offence stands.
    /// Requirements: NotTimelock, NotHeld, AppealWindowOver.
    function returnPenalty(uint256 penalty) external;

    /// @notice Burns a held amount when its appeal window is over. Anyone may call.
    /// @dev Requirements: NotHeld, AppealWindowOpen.
    function burnPenalty(uint256 penalty) external;

    /// @notice The verifier's bond.
    function bondOf(address verifier) external view returns (Bond memory);

    /// @notice A penalty; counted from 1.
    function penaltyOf(uint256 penalty) external view returns (Penalty memory);

    /// @notice How many there were.
    function penaltyCount() external view returns (uint256);

    /// @notice How often the offender (a verifier's address or a node id) was penalised.
    function offencesOf(bytes32 offender) external view returns (uint256);

    /// @notice All that is held for appeals.
    function totalHeld() external view returns (uint256);

    /// @notice All verifiers' bonds. With `totalHeld` it is this contract's token balance, or less.
    function totalBonded() external view returns (uint256);
}
