// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

import {Governed} from "src/access/Governed.sol";
import {IConetToken} from "src/interfaces/IConetToken.sol";
import {IEpochAnchor} from "src/interfaces/IEpochAnchor.sol";
import {INetworkParameters} from "src/interfaces/INetworkParameters.sol";
import {INodeRegistry} from "src/interfaces/INodeRegistry.sol";
import {ISlasher} from "src/interfaces/ISlasher.sol";
import {IStaking} from "src/interfaces/IStaking.sol";
import {Params} from "src/libraries/Params.sol";
import {Penalties} from "src/libraries/Penalties.sol";
import {Statements} from "src/libraries/Statements.sol";
import {Epoch} from "src/types/Epoch.sol";
import {EpochId} from "src/types/EpochId.sol";
import {NodeId} from "src/types/NodeId.sol";

/// @title Slasher
/// @notice See {ISlasher}. An offender is a verifier's address or a node's id, in one bytes32: node ids are hashes and
/// addresses are short, so the two never meet.
contract Slasher is ISlasher, Governed {
    using SafeERC20 for IConetToken;

    uint256 private constant BPS = 10_000;
    uint256 private constant SIGNATURE = 65;

    IConetToken private immutable _TOKEN;
    IStaking private immutable _STAKING;
    INodeRegistry private immutable _REGISTRY;
    IEpochAnchor private immutable _ANCHOR;
    INetworkParameters private immutable _PARAMETERS;
    /// @dev Separator of the domain that relays and measurers sign in: "CoNET Receipt" of the registry.
    bytes32 private immutable _EVIDENCE_DOMAIN;

    /// @inheritdoc ISlasher
    uint256 public penaltyCount;
    /// @inheritdoc ISlasher
    uint256 public totalHeld;
    /// @inheritdoc ISlasher
    uint256 public totalBonded;
    /// @inheritdoc ISlasher
    mapping(bytes32 offender => uint256) public offencesOf;

    mapping(address verifier => Bond) private _bonds;
    mapping(uint256 penalty => Penalty) private _penalties;
    mapping(bytes32 evidence => bool) private _penalised;

    /// @param timelock Who may give a held amount back.
    /// @param token What is at stake.
    /// @param staking Where nodes' stake is.
    /// @param registry Says which key signed for a node in an epoch.
    /// @param epochAnchor Says what verifiers sign, and what of it was cancelled.
    /// @param parameters How much an offence costs.
    constructor(
        address timelock,
        address token,
        address staking,
        address registry,
        address epochAnchor,
        address parameters
    ) Governed(timelock) {
        if (
            token == address(0) || staking == address(0) || registry == address(0) || epochAnchor == address(0)
                || parameters == address(0)
        ) revert ZeroAddress();
        _TOKEN = IConetToken(token);
        _STAKING = IStaking(staking);
        _REGISTRY = INodeRegistry(registry);
        _ANCHOR = IEpochAnchor(epochAnchor);
        _PARAMETERS = INetworkParameters(parameters);
        _EVIDENCE_DOMAIN = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("CoNET Receipt"),
                keccak256("1"),
                block.chainid,
                registry
            )
        );
    }

    /// @inheritdoc ISlasher
    function bond(uint256 amount) external {
        if (amount == 0 || amount > type(uint96).max) revert AmountOutOfBounds(amount, type(uint96).max);
        Bond storage mine = _bonds[msg.sender];
        // Narrowing: checked above, and the sum is checked.
        mine.amount += uint96(amount);
        totalBonded += amount;
        emit Bonded(msg.sender, amount, mine.amount);
        _TOKEN.safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @inheritdoc ISlasher
    function requestUnbond(uint256 amount) external {
        if (_ANCHOR.isVerifier(msg.sender)) revert StillVerifier(msg.sender);
        Bond memory mine = _bonds[msg.sender];
        uint256 free = mine.amount - mine.unbonding;
        if (amount == 0 || amount > free) revert AmountOutOfBounds(amount, free);
        // Narrowing: at most the bond; time and a delay of days stay below 2^40.
        mine.unbonding += uint96(amount);
        mine.availableAt = uint40(block.timestamp + _PARAMETERS.get(Params.UNBONDING_TIME));
        _bonds[msg.sender] = mine;
        emit UnbondingRequested(msg.sender, amount, mine.availableAt);
    }

    /// @inheritdoc ISlasher
    function withdrawBond() external returns (uint256 amount) {
        Bond memory mine = _bonds[msg.sender];
        if (mine.unbonding == 0 || block.timestamp < mine.availableAt) {
            revert BondNotAvailable(msg.sender, mine.availableAt);
        }
        if (_ANCHOR.isVerifier(msg.sender)) revert StillVerifier(msg.sender);
        amount = mine.unbonding;
        mine.amount -= mine.unbonding;
        mine.unbonding = 0;
        _bonds[msg.sender] = mine;
        totalBonded -= amount;
        emit BondWithdrawn(msg.sender, amount);
        _TOKEN.safeTransfer(msg.sender, amount);
    }

    /// @inheritdoc ISlasher
    function reportEquivocation(
        Epoch calldata a,
        bytes calldata signatureA,
        Epoch calldata b,
        bytes calldata signatureB
    ) external returns (uint256 penalty) {
        bytes32 digestA = _ANCHOR.digestOf(a);
        bytes32 digestB = _ANCHOR.digestOf(b);
        if (a.epoch != b.epoch || a.attempt != b.attempt || digestA == digestB) revert NotAContradiction();
        _requireFresh(a.epoch);
        address verifier = ECDSA.recoverCalldata(digestA, signatureA);
        _requireSigner(verifier, digestB, signatureB);
        _markOnce(
            _offenderOf(verifier), keccak256(abi.encode(Offence.VerifierEquivocation, verifier, a.epoch, a.attempt))
        );
        if (_bonds[verifier].amount == 0) revert NothingAtStake(_offenderOf(verifier));
        (penalty,) = _penaliseVerifier(Offence.VerifierEquivocation, Params.SLASH_VERIFIER, verifier, msg.sender);
    }

    /// @inheritdoc ISlasher
    function reportCancelledAnchor(Epoch calldata header, bytes calldata signatures) external returns (uint256 taken) {
        bytes32 digest = _ANCHOR.digestOf(header);
        address challenger = _ANCHOR.cancelledFor(digest);
        if (challenger == address(0)) revert NotCancelled(digest);
        uint256 count = signatures.length / SIGNATURE;
        if (count == 0 || count * SIGNATURE != signatures.length) revert MalformedSignatures(signatures.length);
        for (uint256 i = 0; i < count; ++i) {
            address verifier = ECDSA.recoverCalldata(digest, signatures[i * SIGNATURE:(i + 1) * SIGNATURE]);
            bytes32 evidence = keccak256(abi.encode(Offence.CancelledAnchor, verifier, digest));
            if (_penalised[evidence] || _bonds[verifier].amount == 0) continue;
            _penalised[evidence] = true;
            (, uint256 amount) =
                _penaliseVerifier(Offence.CancelledAnchor, Params.SLASH_CANCELLED_ANCHOR, verifier, challenger);
            taken += amount;
        }
    }

    /// @inheritdoc ISlasher
    function reportRelay(
        RelayStatement calldata a,
        bytes calldata signatureA,
        RelayStatement calldata b,
        bytes calldata signatureB
    ) external returns (uint256 penalty) {
        if (a.epoch != b.epoch || a.nodeId != b.nodeId || a.topic != b.topic || a.value == b.value) {
            revert NotAContradiction();
        }
        bytes32 evidence = keccak256(abi.encode(Offence.RelayContradiction, a.nodeId, a.epoch, a.topic));
        _requireHotKey(a.nodeId, a.epoch, Statements.hash(a), signatureA);
        _requireHotKey(a.nodeId, a.epoch, Statements.hash(b), signatureB);
        return _penaliseNode(Offence.RelayContradiction, Params.SLASH_RELAY, a.nodeId, evidence);
    }

    /// @inheritdoc ISlasher
    function reportMeasurer(
        CapacityReport calldata a,
        bytes calldata signatureA,
        CapacityReport calldata b,
        bytes calldata signatureB
    ) external returns (uint256 penalty) {
        bytes32 hashA = Statements.hash(a);
        bytes32 hashB = Statements.hash(b);
        if (
            a.epoch != b.epoch || a.measurer != b.measurer || a.subject != b.subject || a.nonce != b.nonce
                || hashA == hashB
        ) revert NotAContradiction();
        bytes32 evidence =
            keccak256(abi.encode(Offence.MeasurerContradiction, "capacity", a.measurer, a.epoch, a.subject, a.nonce));
        _requireHotKey(a.measurer, a.epoch, hashA, signatureA);
        _requireHotKey(a.measurer, a.epoch, hashB, signatureB);
        return _penaliseNode(Offence.MeasurerContradiction, Params.SLASH_MEASURER, a.measurer, evidence);
    }

    /// @inheritdoc ISlasher
    function reportChecker(
        UptimeReport calldata a,
        bytes calldata signatureA,
        UptimeReport calldata b,
        bytes calldata signatureB
    ) external returns (uint256 penalty) {
        bytes32 hashA = Statements.hash(a);
        bytes32 hashB = Statements.hash(b);
        if (
            a.epoch != b.epoch || a.checker != b.checker || a.subject != b.subject || a.slot != b.slot || hashA == hashB
        ) revert NotAContradiction();
        bytes32 evidence =
            keccak256(abi.encode(Offence.MeasurerContradiction, "uptime", a.checker, a.epoch, a.subject, a.slot));
        _requireHotKey(a.checker, a.epoch, hashA, signatureA);
        _requireHotKey(a.checker, a.epoch, hashB, signatureB);
        return _penaliseNode(Offence.MeasurerContradiction, Params.SLASH_MEASURER, a.checker, evidence);
    }

    /// @inheritdoc ISlasher
    function returnPenalty(uint256 penalty) external onlyTimelock {
        Penalty storage kept = _penalties[penalty];
        if (kept.status != PenaltyStatus.Held) revert NotHeld(penalty, kept.status);
        if (block.timestamp >= kept.appealUntil) revert AppealWindowOver(penalty, kept.appealUntil);
        kept.status = PenaltyStatus.Returned;
        uint256 amount = kept.held;
        totalHeld -= amount;
        emit PenaltyReturned(penalty, amount);
        address verifier = kept.verifier;
        if (verifier != address(0)) {
            offencesOf[_offenderOf(verifier)] -= 1;
            // Narrowing: it came out of a bond of 96 bits; the sum is checked.
            _bonds[verifier].amount += uint96(amount);
            totalBonded += amount;
        } else {
            NodeId node = kept.node;
            uint256 others = offencesOf[NodeId.unwrap(node)] -= 1;
            _TOKEN.forceApprove(address(_STAKING), amount);
            // Whoever did something else as well waits for the end of the term.
            _STAKING.restore(node, penalty, amount, others == 0);
        }
    }

    /// @inheritdoc ISlasher
    function burnPenalty(uint256 penalty) external {
        Penalty storage kept = _penalties[penalty];
        if (kept.status != PenaltyStatus.Held) revert NotHeld(penalty, kept.status);
        if (block.timestamp < kept.appealUntil) revert AppealWindowOpen(penalty, kept.appealUntil);
        kept.status = PenaltyStatus.Burned;
        totalHeld -= kept.held;
        emit PenaltyBurned(penalty, kept.held);
        _TOKEN.burn(kept.held);
    }

    /// @inheritdoc ISlasher
    function bondOf(address verifier) external view returns (Bond memory) {
        return _bonds[verifier];
    }

    /// @inheritdoc ISlasher
    function penaltyOf(uint256 penalty) external view returns (Penalty memory) {
        return _penalties[penalty];
    }

    function _penaliseVerifier(Offence offence, bytes32 key, address verifier, address reporter)
        private
        returns (uint256 penalty, uint256 taken)
    {
        bytes32 offender = _offenderOf(verifier);
        uint256 basisPoints = Penalties.escalated(_PARAMETERS, key, offencesOf[offender]);
        Bond memory bonded = _bonds[verifier];
        taken = uint256(bonded.amount) * basisPoints / BPS;
        // Narrowing: basisPoints <= 10,000, so no more than the bond is taken.
        bonded.amount -= uint96(taken);
        if (bonded.unbonding > bonded.amount) bonded.unbonding = bonded.amount;
        _bonds[verifier] = bonded;
        totalBonded -= taken;
        uint256 paid = _reportersPart(taken);
        if (offence == Offence.CancelledAnchor) {
            // Costs come first: what a challenge puts down is also what its gas may cost. No more than half, so that nobody
            // gets its own bond back by it.
            uint256 costs = _PARAMETERS.get(Params.CHALLENGE_BOND);
            if (costs > taken / 2) costs = taken / 2;
            if (paid < costs) paid = costs;
        }
        penalty = _hold(offence, offender, basisPoints, taken, paid, reporter);
        _penalties[penalty].verifier = verifier;
    }

    function _penaliseNode(Offence offence, bytes32 key, bytes32 node, bytes32 evidence)
        private
        returns (uint256 penalty)
    {
        _markOnce(node, evidence);
        uint256 basisPoints = Penalties.escalated(_PARAMETERS, key, offencesOf[node]);
        uint256 jailedUntil = block.timestamp + Penalties.jailTerm(_PARAMETERS);
        uint256 taken = _STAKING.slash(NodeId.wrap(node), penaltyCount + 1, basisPoints, jailedUntil);
        uint256 own = Penalties.ownersPart(_STAKING, NodeId.wrap(node), taken);
        penalty = _hold(offence, node, basisPoints, taken, _reportersPart(own), msg.sender);
        _penalties[penalty].node = NodeId.wrap(node);
    }

    /// @dev Keeps what was taken for the appeal window, but for what the reporter is paid of it.
    function _hold(
        Offence offence,
        bytes32 offender,
        uint256 basisPoints,
        uint256 taken,
        uint256 paid,
        address reporter
    ) private returns (uint256 penalty) {
        uint256 appealUntil = block.timestamp + _PARAMETERS.get(Params.APPEAL_WINDOW);
        penalty = ++penaltyCount;
        Penalty storage kept = _penalties[penalty];
        kept.offence = offence;
        kept.status = PenaltyStatus.Held;
        // Narrowing: part of a stake of 96 bits; time and a window of days stay below 2^40.
        kept.held = uint96(taken - paid);
        kept.appealUntil = uint40(appealUntil);
        totalHeld += taken - paid;
        offencesOf[offender] += 1;
        emit Penalised(penalty, offence, offender, basisPoints, taken - paid, paid, reporter, appealUntil);
        _TOKEN.safeTransfer(reporter, paid);
    }

    function _reportersPart(uint256 own) private view returns (uint256) {
        return own * _PARAMETERS.get(Params.REPORTER_SHARE) / BPS;
    }

    function _markOnce(bytes32 offender, bytes32 evidence) private {
        if (_penalised[evidence]) revert AlreadyPenalised(offender, evidence);
        _penalised[evidence] = true;
    }

    /// @dev Epochs are no shorter than their length, so more of them than the unbonding time holds are surely older than it:
    /// whatever was at stake then can have left. Of an epoch that has not begun nobody can have said anything.
    function _requireFresh(uint64 epoch) private view {
        uint64 open = EpochId.unwrap(_ANCHOR.openEpochAtMost());
        if (epoch > open) revert EpochNotBegun(epoch, open);
        uint256 kept = _PARAMETERS.get(Params.UNBONDING_TIME) / _ANCHOR.EPOCH_LENGTH() + 1;
        uint256 last = EpochId.unwrap(_ANCHOR.lastEpoch());
        if (uint256(epoch) + kept < last) revert EvidenceExpired(epoch, last - kept);
    }

    function _requireHotKey(bytes32 node, uint64 epoch, bytes32 structHash, bytes calldata signature) private view {
        _requireFresh(epoch);
        bytes32 digest = MessageHashUtils.toTypedDataHash(_EVIDENCE_DOMAIN, structHash);
        _requireSigner(_REGISTRY.hotKeyAt(NodeId.wrap(node), EpochId.wrap(epoch)), digest, signature);
    }

    function _requireSigner(address expected, bytes32 digest, bytes calldata signature) private pure {
        address recovered = ECDSA.recoverCalldata(digest, signature);
        if (recovered != expected) revert WrongSigner(expected, recovered);
    }

    function _offenderOf(address verifier) private pure returns (bytes32) {
        return bytes32(uint256(uint160(verifier)));
    }
}
