// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BlockHeader} from "@openzeppelin/contracts/utils/BlockHeader.sol";
import {Blockhash} from "@openzeppelin/contracts/utils/Blockhash.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

import {Governed} from "src/access/Governed.sol";
import {IConetToken} from "src/interfaces/IConetToken.sol";
import {IEmissionSchedule} from "src/interfaces/IEmissionSchedule.sol";
import {IEpochAnchor} from "src/interfaces/IEpochAnchor.sol";
import {IEpochClock} from "src/interfaces/IEpochClock.sol";
import {IEscrow} from "src/interfaces/IEscrow.sol";
import {INetworkParameters} from "src/interfaces/INetworkParameters.sol";
import {IPausable} from "src/interfaces/IPausable.sol";
import {IRewardDistributor} from "src/interfaces/IRewardDistributor.sol";
import {ISlasher} from "src/interfaces/ISlasher.sol";
import {EmissionCurve} from "src/libraries/EmissionCurve.sol";
import {EpochHash} from "src/libraries/EpochHash.sol";
import {Params} from "src/libraries/Params.sol";
import {VerifierSets} from "src/libraries/VerifierSets.sol";
import {Epoch} from "src/types/Epoch.sol";
import {EpochId} from "src/types/EpochId.sol";

/// @title EpochAnchor
/// @notice See {IEpochAnchor}. What an anchor must read and write is one word of state, one digest of the ring and one
/// root; everything else is in the event and comes back, checked against the digest, when somebody needs it.
contract EpochAnchor is IEpochAnchor, IPausable, Governed, EIP712 {
    /// @dev `pendingLength` is the pending epoch's length, zero if none is pending: the end of the newest activated
    /// epoch is `end - pendingLength`. `notBefore` is the earliest time of the next activation and the next anchor.
    /// `creditLeft` is what of clients' committed credit no anchored epoch has claimed as fees, as far as it was looked up.
    struct State {
        uint32 epoch;
        uint32 pendingLength;
        uint40 end;
        uint40 notBefore;
        uint88 creditLeft;
        uint16 set;
        bool scheduled;
    }

    /// @dev Where an epoch's set changes, while a change waits.
    struct Schedule {
        uint16 set;
        uint64 fromEpoch;
    }

    /// @notice The contracts and accounts that this one is bound to.
    struct Bindings {
        address timelock;
        address guardian;
        address treasury;
        address token;
        address schedule;
        address escrow;
        address distributor;
        address slasher;
        address parameters;
    }

    uint256 private constant RING = 64;
    uint256 private constant MAX_MEMBERS = 32;
    uint256 private constant SIGNATURE = 65;

    /// @inheritdoc IEpochAnchor
    uint64 public immutable EPOCH_LENGTH;
    /// @inheritdoc IEpochAnchor
    uint64 public immutable GENESIS_TIME;
    /// @notice The guardian contract, which bounds every pause.
    address public immutable GUARDIAN;
    /// @notice Where the treasury's part goes.
    address public immutable TREASURY;

    IConetToken private immutable _TOKEN;
    IEscrow private immutable _ESCROW;
    IRewardDistributor private immutable _DISTRIBUTOR;
    ISlasher private immutable _SLASHER;
    INetworkParameters private immutable _PARAMETERS;
    uint256 private immutable _CURVE_GENESIS;
    uint256 private immutable _CURVE_PERIOD;
    uint256 private immutable _CURVE_PERIODS;
    uint256 private immutable _CURVE_SHARE;
    /// @dev What the curve released before the first epoch, which no epoch pays.
    uint256 private immutable _RELEASED_BEFORE;

    /// @dev A State in one word, first field lowest: the compiler would write it field by field.
    uint256 private _stateWord;
    bytes32 private _pendingRoot;
    bytes32[RING] private _digests;
    Schedule private _schedule;
    uint16 private _setCount;
    uint64 private _settledEpoch;
    uint64 private _pausedUntil;
    /// @dev Fees ever settled, and credit ever looked up: both since genesis, so that
    /// creditLeft = _creditSeen - fees ever anchored.
    uint128 private _settledFees;
    uint128 private _creditSeen;
    /// @dev What `notBefore` was, or would be, without the pause.
    uint40 private _unpausedNotBefore;

    mapping(uint64 blockNumber => bytes32) private _checkpoints;
    mapping(bytes32 digest => address) private _cancelledFor;
    /// @dev End of the delay that a held epoch began with.
    mapping(bytes32 digest => uint40) private _holdWindow;
    mapping(address challengeContract => bool) private _accepted;

    modifier onlyChallengeContract() {
        if (!_accepted[msg.sender]) revert NotAChallengeContract(msg.sender);
        _;
    }

    /// @param bindings The other contracts, some of which may not have been deployed yet.
    /// @param epochLength Least seconds of an epoch.
    /// @param genesisTime When the first epoch begins.
    /// @param members First verifiers. Their bonds are not asked for: where they are put down may not exist yet.
    /// @param threshold Signatures needed of them.
    /// @param activationDelay First challenge window in seconds, since the parameters may not exist yet either.
    /// @param challengeContracts Whose challenges count.
    constructor(
        Bindings memory bindings,
        uint64 epochLength,
        uint64 genesisTime,
        address[] memory members,
        uint8 threshold,
        uint32 activationDelay,
        address[] memory challengeContracts
    ) Governed(bindings.timelock) EIP712("CoNET EpochAnchor", "1") {
        if (
            bindings.guardian == address(0) || bindings.treasury == address(0) || bindings.token == address(0)
                || bindings.escrow == address(0) || bindings.distributor == address(0) || bindings.slasher == address(0)
                || bindings.parameters == address(0)
        ) revert ZeroAddress();
        if (epochLength == 0 || epochLength > type(uint32).max) revert OutOfBounds(epochLength, type(uint32).max);
        if (genesisTime > type(uint40).max) revert OutOfBounds(genesisTime, type(uint40).max);
        GUARDIAN = bindings.guardian;
        TREASURY = bindings.treasury;
        _TOKEN = IConetToken(bindings.token);
        _ESCROW = IEscrow(bindings.escrow);
        _DISTRIBUTOR = IRewardDistributor(bindings.distributor);
        _SLASHER = ISlasher(bindings.slasher);
        _PARAMETERS = INetworkParameters(bindings.parameters);
        IEmissionSchedule schedule = IEmissionSchedule(bindings.schedule);
        _CURVE_GENESIS = schedule.genesisTime();
        _CURVE_PERIOD = schedule.periodLength();
        _CURVE_PERIODS = schedule.periodCount();
        _CURVE_SHARE = schedule.minersShare();
        _RELEASED_BEFORE = schedule.cumulative(genesisTime);
        EPOCH_LENGTH = epochLength;
        GENESIS_TIME = genesisTime;
        // Narrowing: checked above.
        State memory state;
        state.end = uint40(genesisTime);
        _checkSet(members, threshold);
        state.set = _writeSet(members, threshold, activationDelay, 1);
        _store(state);
        for (uint256 i = 0; i < challengeContracts.length; ++i) {
            _setChallengeContract(challengeContracts[i], true);
        }
    }

    /// @inheritdoc IEpochAnchor
    function anchor(Epoch calldata header, bytes calldata signatures) external {
        _anchor(header, signatures);
    }

    /// @inheritdoc IEpochAnchor
    function anchorAndMint(Epoch calldata header, bytes calldata signatures) external {
        _mint(_anchor(header, signatures));
    }

    /// @inheritdoc IEpochAnchor
    function activate() external {
        State memory state = _load();
        if (state.pendingLength == 0) revert NothingPending();
        if (block.timestamp < state.notBefore) revert NotBefore(state.notBefore);
        state.pendingLength = 0;
        _store(state);
        _activate(state.epoch);
    }

    /// @inheritdoc IEpochAnchor
    function mint() external returns (uint256 amount) {
        return _mintActivated();
    }

    /// @inheritdoc IEpochAnchor
    function settle(Epoch[] calldata headers) external {
        if (headers.length == 0) revert NoHeaders();
        _requireChain(headers);
        _mintActivated();
        uint64 settled = _settledEpoch;
        uint256 released = 0;
        uint256 fees = 0;
        for (uint256 i = 0; i < headers.length; ++i) {
            Epoch calldata header = headers[i];
            if (header.epoch != settled + 1) revert WrongSettlementOrder(settled + 1, header.epoch);
            settled = header.epoch;
            fees += header.fees;
            released += _settleFees(header);
            emit EpochSettled(header.epoch, header.fees, header.rewards, header.treasury, header.burned);
        }
        _settledEpoch = settled;
        // Narrowing: fees ever settled stay below 2^128, as tokens do below 2^90.
        _settledFees += uint128(fees);
        State memory state = _load();
        _lookUpCredit(state);
        _store(state);
        // After all fees have come in, so that no claim made meanwhile can leave the distributor short.
        if (released != 0) _DISTRIBUTOR.release(TREASURY, released);
    }

    /// @inheritdoc IEpochAnchor
    function checkpoint(uint64 blockNumber) external {
        bytes32 hash = Blockhash.blockHash(blockNumber);
        if (hash == 0) revert BlockHashUnavailable(blockNumber);
        _keepHash(blockNumber, hash);
    }

    /// @inheritdoc IEpochAnchor
    function checkpointAncestor(uint64 blockNumber, bytes[] calldata headers) external {
        if (headers.length == 0) revert NoHeaders();
        bytes32 expected = _blockHash(blockNumber);
        if (expected == 0) revert BlockHashUnavailable(blockNumber);
        uint64 number = blockNumber;
        for (uint256 i = 0; i < headers.length; ++i) {
            bytes memory header = headers[i];
            bytes32 given = keccak256(header);
            if (given != expected) revert WrongBlockHeader(number, expected, given);
            expected = BlockHeader.getParentHash(header);
            --number;
        }
        _keepHash(number, expected);
    }

    /// @inheritdoc IEpochAnchor
    function cancel(Epoch calldata header, address challenger) external onlyChallengeContract {
        bytes32 digest = requireChallengeable(header);
        State memory state = _load();
        _digests[state.epoch % RING] = 0;
        _cancelledFor[digest] = challenger;
        // Anchored anew, the same header must be open to holds again.
        _holdWindow[digest] = 0;
        _pendingRoot = 0;
        // No underflow: the pending epoch is the one that put these in. Narrowing: it was checked when anchored.
        // An overflow of creditLeft by more credit looked up since is impossible: looking up leaves room for this.
        state.epoch -= 1;
        state.end -= state.pendingLength;
        state.pendingLength = 0;
        state.creditLeft += uint88(header.fees);
        state.notBefore = _afterPause(uint40(block.timestamp));
        _store(state);
        emit EpochCancelled(header.epoch, digest, challenger, msg.sender);
    }

    /// @inheritdoc IEpochAnchor
    function hold(Epoch calldata header) external onlyChallengeContract returns (uint64 until) {
        bytes32 digest = requireChallengeable(header);
        State memory state = _load();
        uint40 window = _holdWindow[digest];
        if (window == 0) {
            window = state.notBefore;
            _holdWindow[digest] = window;
        }
        if (block.timestamp >= window) revert HoldWindowOver(window);
        until = uint64(block.timestamp + VerifierSets.delayOf(VerifierSets.read(state.set)));
        // Narrowing: time and a delay of 32 bits stay below 2^40. now < window <= notBefore, and a delay is never
        // less than what is left of the same delay, so notBefore never falls, but for a pause that goes further.
        state.notBefore = _afterPause(uint40(until));
        _store(state);
        emit EpochHeld(header.epoch, until, msg.sender);
    }

    /// @inheritdoc IEpochAnchor
    function setVerifiers(address[] calldata members, uint8 threshold, uint64 fromEpoch) external onlyTimelock {
        uint64 earliest = uint64(_load().epoch) + 1;
        if (fromEpoch < earliest) revert EffectiveEpochPassed(fromEpoch, earliest);
        _checkSet(members, threshold);
        uint256 minimum = _PARAMETERS.get(Params.MIN_VERIFIER_BOND);
        for (uint256 i = 0; i < members.length; ++i) {
            ISlasher.Bond memory bonded = _SLASHER.bondOf(members[i]);
            uint256 kept = bonded.amount - bonded.unbonding;
            if (kept < minimum) revert VerifierNotBonded(members[i], kept, minimum);
        }
        _scheduleSet(members, threshold, _activationDelay(), fromEpoch);
    }

    /// @inheritdoc IEpochAnchor
    function refreshActivationDelay() external {
        State memory state = _load();
        if (state.scheduled) revert EffectiveEpochPassed(_schedule.fromEpoch, uint64(state.epoch) + 1);
        VerifierSet memory current = verifierSet(state.set);
        uint32 delay = _activationDelay();
        if (delay == current.activationDelay) revert ActivationDelayUnchanged(delay);
        _scheduleSet(current.members, current.threshold, delay, uint64(state.epoch) + 1);
    }

    /// @inheritdoc IEpochAnchor
    function setChallengeContract(address challengeContract, bool accepted) external onlyTimelock {
        _setChallengeContract(challengeContract, accepted);
    }

    /// @inheritdoc IPausable
    /// @dev Pausing `anchor` stops anchoring and activation together, by moving the time before which neither happens;
    /// nothing is read for it on the way of an anchor. A challenge is never stopped.
    function setPausedUntil(bytes4 selector, uint64 until) external {
        if (msg.sender != GUARDIAN) revert NotGuardian(msg.sender);
        if (!isPausable(selector)) revert NotPausable(selector);
        if (until > type(uint40).max) revert OutOfBounds(until, type(uint40).max);
        State memory state = _load();
        if (block.timestamp >= _pausedUntil) _unpausedNotBefore = state.notBefore;
        _pausedUntil = until;
        state.notBefore = _afterPause(_unpausedNotBefore);
        _store(state);
        emit FunctionPaused(selector, until);
    }

    /// @inheritdoc IEpochAnchor
    function digestOf(Epoch calldata header) external view returns (bytes32) {
        return _digestOf(header);
    }

    /// @inheritdoc IEpochAnchor
    function digestAt(EpochId epoch) external view returns (bytes32) {
        uint64 number = EpochId.unwrap(epoch);
        uint256 last = _load().epoch;
        if (number == 0 || number > last || last - number >= RING) return 0;
        return _digests[number % RING];
    }

    /// @inheritdoc IEpochAnchor
    function cancelledFor(bytes32 digest) external view returns (address challenger) {
        return _cancelledFor[digest];
    }

    /// @inheritdoc IEpochAnchor
    function lastEpoch() external view returns (EpochId) {
        return EpochId.wrap(_load().epoch);
    }

    /// @inheritdoc IEpochAnchor
    function activatedEpoch() external view returns (EpochId) {
        return EpochId.wrap(_activatedEpoch(_load()));
    }

    /// @inheritdoc IEpochAnchor
    function settledEpoch() external view returns (EpochId) {
        return EpochId.wrap(_settledEpoch);
    }

    /// @inheritdoc IEpochAnchor
    function lastEndTime() external view returns (uint64) {
        return _load().end;
    }

    /// @inheritdoc IEpochAnchor
    function pending() external view returns (EpochId epoch, bytes32 accountsRoot, uint64 activatableAt) {
        State memory state = _load();
        if (state.pendingLength != 0) return (EpochId.wrap(state.epoch), _pendingRoot, state.notBefore);
    }

    /// @inheritdoc IEpochAnchor
    function unsettledFees() external view returns (uint256) {
        // No underflow: fees are settled after they are anchored.
        return uint256(_creditSeen) - _load().creditLeft - _settledFees;
    }

    /// @inheritdoc IEpochAnchor
    function isVerifier(address account) external view returns (bool) {
        State memory state = _load();
        return _isMember(state.set, account) || (state.scheduled && _isMember(_schedule.set, account));
    }

    /// @inheritdoc IEpochAnchor
    function verifiersFor(EpochId epoch) external view returns (uint16 set, VerifierSet memory verifiers) {
        State memory state = _load();
        set = state.scheduled && EpochId.unwrap(epoch) >= _schedule.fromEpoch ? _schedule.set : state.set;
        return (set, verifierSet(set));
    }

    /// @inheritdoc IEpochAnchor
    function isChallengeContract(address challengeContract) external view returns (bool) {
        return _accepted[challengeContract];
    }

    /// @inheritdoc IEpochAnchor
    function checkpointAt(uint64 blockNumber) external view returns (bytes32) {
        return _checkpoints[blockNumber];
    }

    /// @inheritdoc IPausable
    function pausedUntil(bytes4 selector) external view returns (uint64) {
        return isPausable(selector) ? _pausedUntil : 0;
    }

    /// @inheritdoc IEpochClock
    function openEpochAtMost() external view returns (EpochId) {
        State memory state = _load();
        // No underflow: an epoch does not end in the future; before genesis the first one is open.
        uint256 since = block.timestamp < state.end ? 0 : block.timestamp - state.end;
        // Narrowing: below 2^33 epochs.
        return EpochId.wrap(uint64(state.epoch + 1 + since / EPOCH_LENGTH));
    }

    /// @inheritdoc IEpochAnchor
    function requireChallengeable(Epoch calldata header) public view returns (bytes32 digest) {
        State memory state = _load();
        digest = _digestOf(header);
        if (state.pendingLength == 0 || header.epoch != state.epoch || _digests[state.epoch % RING] != digest) {
            revert NotPending(header.epoch, digest);
        }
    }

    /// @inheritdoc IEpochAnchor
    function verifierSet(uint16 set) public view returns (VerifierSet memory verifiers) {
        bytes memory kept = VerifierSets.read(set);
        if (kept.length == 0) revert UnknownVerifierSet(set);
        // Narrowing: kept in 8 and 32 bits.
        verifiers.threshold = uint8(VerifierSets.thresholdOf(kept));
        verifiers.activationDelay = uint32(VerifierSets.delayOf(kept));
        verifiers.members = new address[](VerifierSets.countOf(kept));
        for (uint256 i = 0; i < verifiers.members.length; ++i) {
            verifiers.members[i] = VerifierSets.memberAt(kept, i);
        }
    }

    /// @inheritdoc IPausable
    function isPausable(bytes4 selector) public pure returns (bool) {
        return selector == this.anchor.selector;
    }

    function _anchor(Epoch calldata header, bytes calldata signatures) private returns (uint256 releasedBefore) {
        State memory state = _load();
        if (block.timestamp < state.notBefore) revert NotBefore(state.notBefore);
        releasedBefore = _checkHeader(header, state);
        bytes memory preimage = EpochHash.encode(header);
        bytes32 digest = _hashTypedDataV4(keccak256(preimage));
        bool pendingBefore = state.pendingLength != 0;

        if (state.scheduled && header.epoch >= _schedule.fromEpoch) {
            state.set = _schedule.set;
            state.scheduled = false;
        }
        uint256 delay = _checkSignatures(digest, signatures, state.set);

        // Narrowing: endTime <= now < 2^40; time and a 32-bit delay stay below 2^40; the rest is checked.
        state.pendingLength = _uint32(header.endTime - state.end);
        state.epoch = _uint32(header.epoch);
        state.end = uint40(header.endTime);
        state.notBefore = uint40(block.timestamp + delay);
        _store(state);
        _digests[header.epoch % RING] = digest;
        if (pendingBefore) _activate(header.epoch - 1);
        _pendingRoot = header.accountsRoot;
        _emitAnchored(header.epoch, digest, preimage);
    }

    /// @dev EpochAnchored(epoch, digest, header), out of the memory that was hashed.
    function _emitAnchored(uint64 epoch, bytes32 digest, bytes memory preimage) private {
        bytes32 topic = EpochAnchored.selector;
        // Memory-safe: reads the header's 16 words after the type hash.
        assembly ("memory-safe") {
            log3(add(preimage, 64), 512, topic, epoch, digest)
        }
    }

    function _activate(uint64 epoch) private {
        bytes32 root = _pendingRoot;
        _DISTRIBUTOR.activate(root);
        emit EpochActivated(epoch, root);
    }

    /// @dev Also takes the fees from the state in memory. Gives what the curve released until the epoch began.
    function _checkHeader(Epoch calldata header, State memory state) private returns (uint256 releasedBefore) {
        if (header.epoch != uint64(state.epoch) + 1) revert WrongEpoch(uint64(state.epoch) + 1, header.epoch);
        bytes32 previous = _digests[state.epoch % RING];
        if (header.previousDigest != previous) revert WrongPreviousDigest(previous, header.previousDigest);
        bytes32 hash = _blockHash(header.snapshotBlock);
        if (hash == 0 || header.snapshotHash != hash) {
            revert WrongSnapshotHash(header.snapshotBlock, hash, header.snapshotHash);
        }
        uint256 earliest = uint256(state.end) + EPOCH_LENGTH;
        if (header.endTime < earliest || header.endTime > block.timestamp) {
            revert EndTimeOutOfBounds(header.endTime, earliest, block.timestamp);
        }
        uint256 emission;
        (releasedBefore, emission) = EmissionCurve.budgetFrom(
            _CURVE_GENESIS, _CURVE_PERIOD, _CURVE_PERIODS, _CURVE_SHARE, state.end, header.endTime
        );
        if (header.emission != emission) revert WrongEmission(emission, header.emission);
        // Sums of numbers of 96 bits.
        uint256 allocated = uint256(header.rewards) + header.treasury + header.burned;
        if (allocated != emission + header.fees) revert Unbalanced(allocated, emission + header.fees);
        // The one number not looked at here: reading it refuses a word that is wider than its field.
        header.totalWeight;
        if (header.burned > header.fees) revert BurnExceedsFees(header.burned, header.fees);
        uint256 fees = header.fees;
        if (fees > state.creditLeft) {
            _lookUpCredit(state);
            if (fees > state.creditLeft) revert FeesExceedCommitted(fees, state.creditLeft);
        }
        // Narrowing: no more than creditLeft.
        state.creditLeft -= uint88(fees);
    }

    /// @dev Adds to the state in memory what clients have committed since the last look. Committed credit leaves the
    /// escrow by `settle` alone, so credit once seen cannot disappear.
    function _lookUpCredit(State memory state) private {
        // No underflow: what was seen was committed or has been settled.
        uint256 more = _ESCROW.committed() + _settledFees - _creditSeen;
        // Narrowing: what does not fit beside unsettled fees is seen another time. Fees and credit stay below 2^90.
        uint256 room = type(uint88).max - (uint256(_creditSeen) - _settledFees);
        if (more > room) more = room;
        state.creditLeft += uint88(more);
        _creditSeen += uint128(more);
    }

    /// @dev Both lists are in the same order, so that one walk over the set finds every signer, each once.
    function _checkSignatures(bytes32 digest, bytes calldata signatures, uint16 id)
        private
        view
        returns (uint256 delay)
    {
        bytes memory set = VerifierSets.read(id);
        uint256 given = signatures.length / SIGNATURE;
        if (given * SIGNATURE != signatures.length) revert MalformedSignatures(signatures.length);
        uint256 threshold = VerifierSets.thresholdOf(set);
        if (given < threshold) revert ThresholdNotReached(given, threshold);
        uint256 members = VerifierSets.countOf(set);
        uint256 next = 0;
        for (uint256 i = 0; i < given; ++i) {
            address signer = _recover(digest, signatures, i * SIGNATURE);
            while (next < members && VerifierSets.memberAt(set, next) != signer) {
                ++next;
            }
            if (next == members) revert NotAVerifier(signer);
            ++next;
        }
        return VerifierSets.delayOf(set);
    }

    function _recover(bytes32 digest, bytes calldata signatures, uint256 offset) private pure returns (address) {
        bytes32 r;
        bytes32 s;
        uint8 v;
        // Reads 65 bytes from `offset`, which the caller keeps within the signatures.
        assembly ("memory-safe") {
            let start := add(signatures.offset, offset)
            r := calldataload(start)
            s := calldataload(add(start, 32))
            v := byte(0, calldataload(add(start, 64)))
        }
        return ECDSA.recover(digest, v, r, s);
    }

    function _mintActivated() private returns (uint256) {
        State memory state = _load();
        // No underflow: the pending epoch began at the end of the one before.
        return _mint(
            EmissionCurve.cumulative(
                _CURVE_GENESIS, _CURVE_PERIOD, _CURVE_PERIODS, _CURVE_SHARE, state.end - state.pendingLength
            )
        );
    }

    /// @dev What was minted before is what the token says was emitted: only this contract mints, and only here.
    /// @param released What the curve had released when the newest activated epoch ended.
    function _mint(uint256 released) private returns (uint256 amount) {
        // No underflow: the curve never falls and activated epochs do not come undone.
        amount = released - _RELEASED_BEFORE - _TOKEN.emitted();
        if (amount != 0) _TOKEN.mint(address(_DISTRIBUTOR), amount);
    }

    /// @dev Fees pay burn and treasury first; what the treasury is due beyond them comes out of the emission.
    function _settleFees(Epoch calldata header) private returns (uint256 fromEmission) {
        uint256 forTreasury = header.fees - header.burned;
        if (forTreasury > header.treasury) forTreasury = header.treasury;
        if (header.fees != 0) {
            _ESCROW.settle(EpochId.wrap(header.epoch), header.fees, forTreasury, header.burned);
        }
        return header.treasury - forTreasury;
    }

    /// @dev The last header is known by its digest, each other one by the next one's previousDigest.
    function _requireChain(Epoch[] calldata headers) private view {
        Epoch calldata last = headers[headers.length - 1];
        bytes32 expected = _digestOf(last);
        uint64 activated = _activatedEpoch(_load());
        if (last.epoch > activated || _digests[last.epoch % RING] != expected) {
            revert NotActivated(last.epoch, expected);
        }
        for (uint256 i = headers.length - 1; i > 0; --i) {
            bytes32 digest = _digestOf(headers[i - 1]);
            if (digest != headers[i].previousDigest) revert NotActivated(headers[i - 1].epoch, digest);
        }
    }

    function _checkSet(address[] memory members, uint8 threshold) private pure {
        if (threshold == 0 || threshold > members.length || members.length > MAX_MEMBERS) {
            revert VerifierSetOutOfBounds(threshold, members.length, MAX_MEMBERS);
        }
        for (uint256 i = 0; i < members.length; ++i) {
            if (members[i] == address(0)) revert InvalidVerifier(members[i]);
            for (uint256 j = 0; j < i; ++j) {
                if (members[j] == members[i]) revert InvalidVerifier(members[i]);
            }
        }
    }

    function _scheduleSet(address[] memory members, uint8 threshold, uint32 delay, uint64 fromEpoch) private {
        _schedule = Schedule({set: _writeSet(members, threshold, delay, fromEpoch), fromEpoch: fromEpoch});
        State memory state = _load();
        state.scheduled = true;
        _store(state);
    }

    function _writeSet(address[] memory members, uint8 threshold, uint32 delay, uint64 fromEpoch)
        private
        returns (uint16 id)
    {
        id = ++_setCount;
        VerifierSets.write(id, threshold, delay, members);
        emit VerifiersScheduled(id, fromEpoch, threshold, delay, members);
    }

    function _store(State memory state) private {
        _stateWord = uint256(state.epoch) | uint256(state.pendingLength) << 32 | uint256(state.end) << 64
            | uint256(state.notBefore) << 104 | uint256(state.creditLeft) << 144 | uint256(state.set) << 232
            | (state.scheduled ? uint256(1) << 248 : 0);
    }

    function _setChallengeContract(address challengeContract, bool accepted) private {
        if (challengeContract == address(0)) revert ZeroAddress();
        _accepted[challengeContract] = accepted;
        emit ChallengeContractChanged(challengeContract, accepted);
    }

    function _keepHash(uint64 blockNumber, bytes32 hash) private {
        _checkpoints[blockNumber] = hash;
        emit CheckpointStored(blockNumber, hash);
    }

    /// @dev Every narrowing cast takes a field's own bits.
    function _load() private view returns (State memory state) {
        uint256 word = _stateWord;
        state.epoch = uint32(word);
        state.pendingLength = uint32(word >> 32);
        state.end = uint40(word >> 64);
        state.notBefore = uint40(word >> 104);
        state.creditLeft = uint88(word >> 144);
        state.set = uint16(word >> 232);
        state.scheduled = word >> 248 != 0;
    }

    /// @dev `notBefore` as it should be given what it would be without a pause.
    function _afterPause(uint40 wanted) private returns (uint40) {
        uint64 until = _pausedUntil;
        if (block.timestamp >= until) return wanted;
        _unpausedNotBefore = wanted;
        // Narrowing: bounded when it was set.
        return wanted > until ? wanted : uint40(until);
    }

    function _isMember(uint16 id, address account) private view returns (bool) {
        bytes memory set = VerifierSets.read(id);
        uint256 members = VerifierSets.countOf(set);
        for (uint256 i = 0; i < members; ++i) {
            if (VerifierSets.memberAt(set, i) == account) return true;
        }
        return false;
    }

    function _activationDelay() private view returns (uint32) {
        // Narrowing: the parameter's upper bound is days.
        return uint32(_PARAMETERS.get(Params.ACTIVATION_DELAY));
    }

    function _blockHash(uint64 blockNumber) private view returns (bytes32 hash) {
        hash = Blockhash.blockHash(blockNumber);
        if (hash == 0) hash = _checkpoints[blockNumber];
    }

    function _digestOf(Epoch calldata header) private view returns (bytes32) {
        return _hashTypedDataV4(keccak256(EpochHash.encode(header)));
    }

    function _activatedEpoch(State memory state) private pure returns (uint64) {
        // No underflow: a pending epoch has a number of 1 or more.
        return state.pendingLength == 0 ? state.epoch : state.epoch - 1;
    }

    function _uint32(uint256 value) private pure returns (uint32) {
        if (value > type(uint32).max) revert OutOfBounds(value, type(uint32).max);
        return uint32(value);
    }
}
