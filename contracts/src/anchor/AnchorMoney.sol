// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AnchorState} from "src/anchor/AnchorState.sol";
import {IConetToken} from "src/interfaces/IConetToken.sol";
import {IEmissionSchedule} from "src/interfaces/IEmissionSchedule.sol";
import {IEpochAnchor} from "src/interfaces/IEpochAnchor.sol";
import {IEscrow} from "src/interfaces/IEscrow.sol";
import {IRewardDistributor} from "src/interfaces/IRewardDistributor.sol";
import {EmissionCurve} from "src/libraries/EmissionCurve.sol";
import {Params} from "src/libraries/Params.sol";
import {RewardFormula} from "src/libraries/RewardFormula.sol";
import {AnchorBindings} from "src/types/AnchorBindings.sol";
import {Epoch} from "src/types/Epoch.sol";
import {EpochId} from "src/types/EpochId.sol";

/// @title Emission and fees
/// @notice The circuit breaker that a header passes when it is anchored, and the steps by which money follows once it is
/// activated: `mint` and `settle`, which anybody may take, and `cover`, by which a claim takes them for itself.
abstract contract AnchorMoney is AnchorState {
    /// @notice Where the treasury's part goes.
    address public immutable TREASURY;

    IConetToken private immutable _TOKEN;
    IEscrow private immutable _ESCROW;
    IRewardDistributor internal immutable _DISTRIBUTOR;
    uint256 private immutable _CURVE_GENESIS;
    uint256 private immutable _CURVE_PERIOD;
    uint256 private immutable _CURVE_PERIODS;
    uint256 private immutable _CURVE_SHARE;
    /// @dev What the curve released before the first epoch, which no epoch pays.
    uint256 private immutable _RELEASED_BEFORE;

    uint64 private _settledEpoch;
    /// @dev Digests that left the ring and were shown by later headers.
    mapping(uint64 epoch => bytes32) private _shownDigests;
    /// @dev Fees ever settled, and credit ever looked up: both since genesis, so that
    /// creditLeft = _creditSeen - fees ever anchored.
    uint128 private _settledFees;
    uint128 private _creditSeen;

    constructor(AnchorBindings memory bindings) {
        if (
            bindings.token == address(0) || bindings.escrow == address(0) || bindings.distributor == address(0)
                || bindings.treasury == address(0)
        ) revert ZeroAddress();
        TREASURY = bindings.treasury;
        _TOKEN = IConetToken(bindings.token);
        _ESCROW = IEscrow(bindings.escrow);
        _DISTRIBUTOR = IRewardDistributor(bindings.distributor);
        IEmissionSchedule schedule = IEmissionSchedule(bindings.schedule);
        _CURVE_GENESIS = schedule.genesisTime();
        _CURVE_PERIOD = schedule.periodLength();
        _CURVE_PERIODS = schedule.periodCount();
        _CURVE_SHARE = schedule.minersShare();
        _RELEASED_BEFORE = schedule.cumulative(GENESIS_TIME);
    }

    /// @inheritdoc IEpochAnchor
    function mint() external returns (uint256 amount) {
        return _mintActivated();
    }

    /// @inheritdoc IEpochAnchor
    function cover(uint256 amount) external {
        if (msg.sender != address(_DISTRIBUTOR)) revert NotTheDistributor(msg.sender);
        uint256 minted = _mintActivated();
        if (minted >= amount) return;
        uint256 missing = amount - minted;
        // An epoch's rewards are its emission and fees less what goes elsewhere, so true roots never ask for more.
        uint256 left = unsettledFees() - _ESCROW.advanced();
        if (missing > left) revert AdvanceExceedsFees(missing, left);
        _ESCROW.advance(missing);
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
        // After all fees have come in; what claims have taken of them meanwhile is covered by those of later epochs.
        if (released != 0) _DISTRIBUTOR.release(TREASURY, released);
    }

    /// @inheritdoc IEpochAnchor
    function showDigest(Epoch[] calldata headers) external {
        if (headers.length == 0) revert NoHeaders();
        _requireChain(headers);
        // The first epoch follows none, and keeps zero.
        _shownDigests[headers[0].epoch - 1] = headers[0].previousDigest;
    }

    /// @inheritdoc IEpochAnchor
    function settledEpoch() external view returns (EpochId) {
        return EpochId.wrap(_settledEpoch);
    }

    /// @inheritdoc IEpochAnchor
    function unsettledFees() public view returns (uint256) {
        // No underflow: fees are settled after they are anchored.
        return uint256(_creditSeen) - _load().creditLeft - _settledFees;
    }

    /// @dev Circuit breaker. Also takes the fees from the state in memory. Gives what the curve released until the epoch began.
    function _checkMoney(Epoch calldata header, State memory state) internal returns (uint256 releasedBefore) {
        uint256 emission;
        (releasedBefore, emission) = EmissionCurve.budgetFrom(
            _CURVE_GENESIS, _CURVE_PERIOD, _CURVE_PERIODS, _CURVE_SHARE, state.end, header.endTime
        );
        if (header.emission != emission) revert WrongEmission(emission, header.emission);
        // Sums of numbers of 96 bits.
        uint256 allocated = uint256(header.rewards) + header.treasury + header.burned;
        if (allocated != emission + header.fees) revert Unbalanced(allocated, emission + header.fees);
        if (header.burned > header.fees) revert BurnExceedsFees(header.burned, header.fees);
        uint256 fees = header.fees;
        // No underflow: an epoch ends after it began. The DAO's own number is below this one; a challenge shows it.
        uint256 ceiling = RewardFormula.mostFees(Params.HIGHEST_FEES_PER_DAY, header.endTime - state.end);
        if (fees > ceiling) revert FeesExceedCeiling(fees, ceiling);
        if (fees > state.creditLeft) {
            _lookUpCredit(state);
            if (fees > state.creditLeft) revert FeesExceedCommitted(fees, state.creditLeft);
        }
        // Narrowing: no more than creditLeft.
        state.creditLeft -= uint88(fees);
    }

    /// @dev The token creates what of it is missing: only this contract mints, and only here.
    /// @param released What the curve had released when the newest activated epoch ended.
    function _mint(uint256 released) internal returns (uint256 amount) {
        // No underflow: the curve never falls and activated epochs do not come undone.
        return _TOKEN.mintUpTo(address(_DISTRIBUTOR), released - _RELEASED_BEFORE);
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
        bool known = _digests[last.epoch % RING] == expected || _shownDigests[last.epoch] == expected;
        if (last.epoch > activated || !known) {
            revert NotActivated(last.epoch, expected);
        }
        for (uint256 i = headers.length - 1; i > 0; --i) {
            bytes32 digest = _digestOf(headers[i - 1]);
            if (digest != headers[i].previousDigest) revert NotActivated(headers[i - 1].epoch, digest);
        }
    }
}
