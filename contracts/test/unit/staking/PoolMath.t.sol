// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PoolMath} from "src/libraries/PoolMath.sol";
import {BaseTest} from "test/base/BaseTest.sol";

/// @notice Every small pool there is, and large ones at random, against what a pool promises. Comparisons of prices are
/// cross-multiplied, so nothing here is rounded.
contract PoolMathTest is BaseTest {
    uint256 private constant SMALL = 14;

    function test_smallPools_comingInHarmsNobody() public pure {
        for (uint256 stake = 1; stake <= SMALL; ++stake) {
            for (uint256 total = 1; total <= 2 * SMALL; ++total) {
                for (uint256 amount = 1; amount <= SMALL; ++amount) {
                    _checkDeposit(stake, total, amount);
                }
            }
        }
    }

    function test_smallPools_goingOutHarmsNobody() public pure {
        for (uint256 stake = 0; stake <= SMALL; ++stake) {
            for (uint256 total = 1; total <= 2 * SMALL; ++total) {
                for (uint256 shares = 1; shares <= total; ++shares) {
                    _checkWithdrawal(stake, total, shares);
                }
            }
        }
    }

    /// @dev Two parts of a pool never make more than the whole, before a slash and after, whatever the slash.
    function test_smallPools_partsNeverExceedTheWhole() public pure {
        for (uint256 stake = 0; stake <= SMALL; ++stake) {
            for (uint256 total = 1; total <= SMALL; ++total) {
                for (uint256 a = 0; a <= total; ++a) {
                    for (uint256 bps = 0; bps <= 10_000; bps += 625) {
                        uint256 left = stake - PoolMath.slashed(stake, bps);
                        uint256 parts = PoolMath.worth(left, total, a) + PoolMath.worth(left, total, total - a);
                        assertLe(parts, left, "parts");
                        assertLe(left, parts + 1, "and all but a unit is somebody's");
                    }
                }
            }
        }
    }

    /// @dev Splitting a step into two never pays: coming in, going out, being slashed.
    function test_smallPools_splittingGainsNothing() public pure {
        for (uint256 stake = 1; stake <= SMALL; ++stake) {
            for (uint256 total = 1; total <= SMALL; ++total) {
                for (uint256 a = 1; a <= total; ++a) {
                    for (uint256 b = 0; a + b <= total; ++b) {
                        uint256 once = PoolMath.worth(stake, total, a + b);
                        uint256 first = PoolMath.worth(stake, total, a);
                        uint256 second = PoolMath.worth(stake - first, total - a, b);
                        // What the first floor left in the pool may come back with the second, and never more.
                        assertLe(first + second, once + (a + b == total ? 0 : 1), "out");
                    }
                }
            }
        }
    }

    function test_emptyPools() public pure {
        assertEq(PoolMath.worth(0, 0, 0), 0);
        assertEq(PoolMath.worth(5, 0, 3), 0);
        assertTrue(PoolMath.isWiped(0, 1));
        assertFalse(PoolMath.isWiped(1, 64));
        assertTrue(PoolMath.isWiped(1, 65));
        assertFalse(PoolMath.isDear(2 ** 20, 1));
        assertTrue(PoolMath.isDear(2 ** 20 + 1, 1));
    }

    function testFuzz_pools_comingIn(uint256 stake, uint256 total, uint256 amount) public pure {
        stake = bound(stake, 1, 1e27);
        total = bound(total, 1, 64 * stake);
        amount = bound(amount, 1, 1e27);
        _checkDeposit(stake, total, amount);
        uint256 shares = PoolMath.sharesFor(stake, total, amount);
        assertLe(total + shares, 64 * (stake + amount), "bounded by 64 shares a unit");
        assertLt(total + shares, 2 ** 97, "64 * 2e27");
    }

    function testFuzz_pools_goingOut(uint256 stake, uint256 total, uint256 shares) public pure {
        stake = bound(stake, 0, 1e27);
        total = bound(total, 1, type(uint96).max);
        shares = bound(shares, 1, total);
        _checkWithdrawal(stake, total, shares);
    }

    function testFuzz_slash_neverTakesMoreThanThereIs(uint256 stake, uint256 first, uint256 second) public pure {
        stake = bound(stake, 0, type(uint96).max);
        first = bound(first, 0, 10_000);
        second = bound(second, 0, 10_000);
        uint256 left = stake - PoolMath.slashed(stake, first);
        left -= PoolMath.slashed(left, second);
        assertGe(left * 1e8, stake * (10_000 - first) * (10_000 - second), "floored in favour of the slashed");
        assertLe(left, stake, "never more");
    }

    function _checkDeposit(uint256 stake, uint256 total, uint256 amount) private pure {
        uint256 shares = PoolMath.sharesFor(stake, total, amount);
        assertGe((stake + amount) * total, stake * (total + shares), "the price never falls for those inside");
        assertLe(PoolMath.worth(stake + amount, total + shares, shares), amount, "a newcomer gains nothing");
        assertLe(amount * total, (shares + 1) * stake, "and loses less than one share");
    }

    function _checkWithdrawal(uint256 stake, uint256 total, uint256 shares) private pure {
        uint256 amount = PoolMath.worth(stake, total, shares);
        assertLe(amount * total, shares * stake, "never more than the part");
        assertGe((stake - amount) * total, stake * (total - shares), "the price never falls for those who stay");
    }
}
