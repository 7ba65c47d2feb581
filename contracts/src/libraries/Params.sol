// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title The parameters of the network: their names, their first values and their bounds
/// @notice Bounds are code. To widen one, the DAO would have to deploy another NetworkParameters and
/// move every contract that reads it, which no single proposal can do by setting a number.
/// @dev Units: times are seconds, amounts are base units (10^-18 token), shares are basis points.
library Params {
    /// @notice From leaving the pool until the tokens can be withdrawn; also the notice of a commission raise.
    /// @dev Its lower bound exceeds the upper bounds of the activation delay, so that stake behind a false
    /// anchor is still there when the anchor is challenged.
    bytes32 internal constant UNBONDING_TIME = "unbondingTime";
    /// @notice What an owner must bond for its node to be active.
    bytes32 internal constant MIN_SELF_BOND = "minSelfBond";
    /// @notice The highest commission a node may ask, in basis points.
    bytes32 internal constant MAX_COMMISSION = "maxCommission";
    /// @notice How long an anchored epoch can be challenged before its rewards can be claimed.
    bytes32 internal constant ACTIVATION_DELAY = "activationDelay";
    /// @notice What a challenger puts down, and loses if the challenge fails.
    bytes32 internal constant CHALLENGE_BOND = "challengeBond";
    /// @notice C_cap of docs/spec/rewards.md: capacity above it earns nothing more; bytes a second.
    bytes32 internal constant CAPACITY_CAP = "capacityCap";
    /// @notice S_sat: stake above it earns nothing more.
    bytes32 internal constant STAKE_SATURATION = "stakeSaturation";
    /// @notice U_min: uptime below it earns nothing; basis points.
    bytes32 internal constant MIN_UPTIME = "minUptime";
    /// @notice d_min: the least that sharing a network prefix leaves of a weight; basis points.
    bytes32 internal constant MIN_DIVERSITY = "minDiversity";
    /// @notice p_max: the largest part of an epoch's emission one node can have; basis points.
    bytes32 internal constant MAX_NODE_SHARE = "maxNodeShare";
    /// @notice What a client pays for a GiB.
    bytes32 internal constant PRICE_PER_GIB = "pricePerGiB";
    /// @notice The part of fees that does not go to the relay; basis points.
    bytes32 internal constant PROTOCOL_SHARE = "protocolShare";
    /// @notice The part of the protocol's share that is burned; basis points.
    bytes32 internal constant BURN_SHARE = "burnShare";
    /// @notice From asking for unspent prepaid money until it can be taken.
    bytes32 internal constant ESCROW_WITHDRAW_DELAY = "escrowWithdrawDelay";
    /// @notice Slash of a verifier that signed two statements that contradict each other; basis points.
    bytes32 internal constant SLASH_VERIFIER = "slashVerifier";
    /// @notice Slash of a relay that signed two statements that contradict each other; basis points.
    bytes32 internal constant SLASH_RELAY = "slashRelay";
    /// @notice Slash of a measurer or checker that did; basis points.
    bytes32 internal constant SLASH_MEASURER = "slashMeasurer";
    /// @notice Slash of each signer of an anchor that a challenge cancelled; basis points.
    bytes32 internal constant SLASH_CANCELLED_ANCHOR = "slashCancelledAnchor";
    /// @notice By how much each earlier offence multiplies a slash; basis points, 10,000 is no increase.
    bytes32 internal constant SLASH_REPEAT_FACTOR = "slashRepeatFactor";
    /// @notice The part of what an offender itself loses that pays whoever showed the evidence; basis points.
    bytes32 internal constant REPORTER_SHARE = "reporterShare";
    /// @notice How long a slashed node is out before it may come back; the appeal window if that is longer.
    bytes32 internal constant JAIL_TIME = "jailTime";
    /// @notice How long a slashed amount is held, and the DAO may give it back.
    bytes32 internal constant APPEAL_WINDOW = "appealWindow";
    /// @notice What a verifier must have at stake to attest.
    bytes32 internal constant MIN_VERIFIER_BOND = "minVerifierBond";
    /// @notice The longest pause that the guardian can call.
    bytes32 internal constant GUARDIAN_MAX_PAUSE = "guardianMaxPause";
    /// @notice From the end of a pause until the guardian can pause the same function again: long enough
    /// for the DAO to replace a guardian that abuses its power.
    bytes32 internal constant GUARDIAN_COOLDOWN = "guardianCooldown";
    /// @notice What an epoch may take in fees for each day that it lasts.
    bytes32 internal constant MAX_FEES_PER_DAY = "maxFeesPerDay";

    /// @notice How many there are.
    uint256 internal constant COUNT = 26;
    /// @notice The upper bound of the fees of a day, which the anchor checks whatever is voted.
    uint256 internal constant HIGHEST_FEES_PER_DAY = 10_000_000 * TOKEN;

    uint256 private constant TOKEN = 1e18;
    uint256 private constant BPS = 10_000;

    /// @notice The names, in the order of this file.
    function keys() internal pure returns (bytes32[] memory list) {
        list = new bytes32[](COUNT);
        list[0] = UNBONDING_TIME;
        list[1] = MIN_SELF_BOND;
        list[2] = MAX_COMMISSION;
        list[3] = ACTIVATION_DELAY;
        list[4] = CHALLENGE_BOND;
        list[5] = CAPACITY_CAP;
        list[6] = STAKE_SATURATION;
        list[7] = MIN_UPTIME;
        list[8] = MIN_DIVERSITY;
        list[9] = MAX_NODE_SHARE;
        list[10] = PRICE_PER_GIB;
        list[11] = PROTOCOL_SHARE;
        list[12] = BURN_SHARE;
        list[13] = ESCROW_WITHDRAW_DELAY;
        list[14] = SLASH_VERIFIER;
        list[15] = SLASH_RELAY;
        list[16] = SLASH_MEASURER;
        list[17] = SLASH_CANCELLED_ANCHOR;
        list[18] = SLASH_REPEAT_FACTOR;
        list[19] = REPORTER_SHARE;
        list[20] = JAIL_TIME;
        list[21] = APPEAL_WINDOW;
        list[22] = MIN_VERIFIER_BOND;
        list[23] = GUARDIAN_MAX_PAUSE;
        list[24] = GUARDIAN_COOLDOWN;
        list[25] = MAX_FEES_PER_DAY;
    }

    /// @notice First value and bounds of a parameter; `upper` of zero means that there is none of that name.
    /// @param shortTimes Lowers the lower bound of every duration to one second, for a test network.
    function specification(bytes32 key, bool shortTimes)
        internal
        pure
        returns (uint256 initial, uint256 lower, uint256 upper)
    {
        (initial, lower, upper) = _time(key);
        if (upper != 0) return (initial, shortTimes ? 1 : lower, upper);
        (initial, lower, upper) = _amount(key);
        if (upper != 0) return (initial, lower, upper);
        return _share(key);
    }

    function _time(bytes32 key) private pure returns (uint256, uint256, uint256) {
        if (key == UNBONDING_TIME) return (21 days, 7 days, 60 days);
        if (key == ACTIVATION_DELAY) return (6 hours, 1 hours, 3 days);
        if (key == ESCROW_WITHDRAW_DELAY) return (7 days, 1 days, 60 days);
        if (key == JAIL_TIME) return (7 days, 1 hours, 60 days);
        if (key == APPEAL_WINDOW) return (14 days, 3 days, 60 days);
        if (key == GUARDIAN_MAX_PAUSE) return (3 days, 1 hours, 14 days);
        if (key == GUARDIAN_COOLDOWN) return (21 days, 14 days, 90 days);
        return (0, 0, 0);
    }

    function _amount(bytes32 key) private pure returns (uint256, uint256, uint256) {
        if (key == MIN_SELF_BOND) return (10_000 * TOKEN, TOKEN, 10_000_000 * TOKEN);
        if (key == CHALLENGE_BOND) return (1000 * TOKEN, TOKEN, 100_000 * TOKEN);
        if (key == STAKE_SATURATION) return (1_000_000 * TOKEN, TOKEN, 100_000_000 * TOKEN);
        if (key == PRICE_PER_GIB) return (TOKEN / 20, 0, 1000 * TOKEN);
        if (key == MIN_VERIFIER_BOND) return (100_000 * TOKEN, TOKEN, 10_000_000 * TOKEN);
        if (key == MAX_FEES_PER_DAY) return (1_000_000 * TOKEN, 1000 * TOKEN, HIGHEST_FEES_PER_DAY);
        // Capacities are uint64 in the nodes tree; 10^12 bytes a second is 8 Tbit/s.
        if (key == CAPACITY_CAP) return (1_250_000_000, 1_000_000, 1e12);
        return (0, 0, 0);
    }

    function _share(bytes32 key) private pure returns (uint256, uint256, uint256) {
        if (key == MAX_COMMISSION) return (5000, 500, BPS);
        if (key == MIN_UPTIME) return (5000, 1, BPS);
        // At the least bound 20 nodes of a prefix weigh what any larger number does, so no more need be shown in a challenge.
        if (key == MIN_DIVERSITY) return (1000, 500, BPS);
        if (key == MAX_NODE_SHARE) return (500, 10, BPS);
        if (key == PROTOCOL_SHARE) return (1000, 0, 3000);
        if (key == BURN_SHARE) return (5000, 0, BPS);
        if (key == SLASH_VERIFIER) return (5000, 100, BPS);
        if (key == SLASH_RELAY) return (1000, 10, 5000);
        if (key == SLASH_MEASURER) return (1000, 10, 5000);
        if (key == SLASH_CANCELLED_ANCHOR) return (5000, 1000, BPS);
        if (key == SLASH_REPEAT_FACTOR) return (2 * BPS, BPS, 10 * BPS);
        // Below a half, so that evidence against oneself never pays.
        if (key == REPORTER_SHARE) return (2000, 100, 5000);
        return (0, 0, 0);
    }
}
