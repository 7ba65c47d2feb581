// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title The arithmetic of a pool of stake
/// @notice Everything is floored in favour of the pool, so nobody takes out more than the part that is theirs, and
/// nobody's part falls when others come or go. Bounds: stake < 2^96, totalShares < 2^96, amount < 2^96, so that no
/// product exceeds 2^192.
library PoolMath {
    /// @notice A pool in which a base unit would buy more shares than this is wiped and takes no new stake; so
    /// totalShares <= 64 · stake <= 64 · 10^27 < 2^96 after whatever adds to it.
    uint256 internal constant MAX_SHARES_PER_UNIT = 64;
    /// @notice A pool in which a share is worth more base units than this takes no new stake, because flooring costs
    /// a newcomer up to one share.
    uint256 internal constant MAX_UNITS_PER_SHARE = 2 ** 20;

    /// @notice Shares that `amount` buys: ⌊amount · totalShares / stake⌋.
    /// @dev The pool must not be wiped: then its stake is not zero.
    function sharesFor(uint256 stake, uint256 totalShares, uint256 amount) internal pure returns (uint256) {
        return amount * totalShares / stake;
    }

    /// @notice What `shares` are worth: ⌊shares · stake / totalShares⌋, and nothing in a pool without shares.
    function worth(uint256 stake, uint256 totalShares, uint256 shares) internal pure returns (uint256) {
        return totalShares == 0 ? 0 : shares * stake / totalShares;
    }

    /// @notice What a slash takes: ⌊stake · basisPoints / 10000⌋.
    function slashed(uint256 stake, uint256 basisPoints) internal pure returns (uint256) {
        return stake * basisPoints / 10_000;
    }

    /// @notice Whether the pool has lost all, or all but a 64th, of what its shares were first worth.
    function isWiped(uint256 stake, uint256 totalShares) internal pure returns (bool) {
        return totalShares > MAX_SHARES_PER_UNIT * stake;
    }

    /// @notice Whether a share is worth too much for flooring to be harmless.
    function isDear(uint256 stake, uint256 totalShares) internal pure returns (bool) {
        return stake > MAX_UNITS_PER_SHARE * totalShares;
    }
}
