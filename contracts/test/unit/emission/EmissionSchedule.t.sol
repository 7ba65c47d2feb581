// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EmissionSchedule} from "src/EmissionSchedule.sol";
import {IEmissionSchedule} from "src/interfaces/IEmissionSchedule.sol";
import {EmissionCurve} from "src/libraries/EmissionCurve.sol";
import {BaseTest} from "test/base/BaseTest.sol";

contract EmissionScheduleTest is BaseTest {
    uint64 private constant GENESIS = 1_800_000_000;
    uint64 private constant PERIOD = 180 days;
    uint256 private constant PERIODS = 40;
    uint256 private constant SHARE = 500_000_000 * 1e18;

    EmissionSchedule private schedule;

    function setUp() public {
        schedule = new EmissionSchedule(GENESIS, PERIOD, 40, SHARE);
    }

    function test_constructor_keepsItsNumbers() public view {
        assertEq(schedule.genesisTime(), GENESIS);
        assertEq(schedule.periodLength(), PERIOD);
        assertEq(schedule.periodCount(), 40);
        assertEq(schedule.minersShare(), SHARE);
    }

    function test_constructor_refusesPeriodOfNoLength() public {
        vm.expectRevert(IEmissionSchedule.PeriodLengthIsZero.selector);
        new EmissionSchedule(GENESIS, 0, 40, SHARE);
    }

    function test_constructor_refusesPeriodCountsOutOfBounds() public {
        vm.expectRevert(abi.encodeWithSelector(IEmissionSchedule.PeriodCountOutOfBounds.selector, 0, 64));
        new EmissionSchedule(GENESIS, PERIOD, 0, SHARE);
        vm.expectRevert(abi.encodeWithSelector(IEmissionSchedule.PeriodCountOutOfBounds.selector, 65, 64));
        new EmissionSchedule(GENESIS, PERIOD, 65, SHARE);
    }

    function test_constructor_refusesSharesOutOfBounds() public {
        uint256 maximum = type(uint96).max;
        vm.expectRevert(abi.encodeWithSelector(IEmissionSchedule.MinersShareOutOfBounds.selector, 0, maximum));
        new EmissionSchedule(GENESIS, PERIOD, 40, 0);
        vm.expectRevert(abi.encodeWithSelector(IEmissionSchedule.MinersShareOutOfBounds.selector, maximum + 1, maximum));
        new EmissionSchedule(GENESIS, PERIOD, 40, maximum + 1);
    }

    function test_cumulative_isZeroUntilGenesisAndTheShareAtTheEnd() public view {
        assertEq(schedule.cumulative(0), 0);
        assertEq(schedule.cumulative(GENESIS), 0);
        assertEq(schedule.cumulative(GENESIS + 40 * uint256(PERIOD)), SHARE);
        assertEq(schedule.cumulative(type(uint64).max), SHARE);
        assertLt(schedule.cumulative(GENESIS + 40 * uint256(PERIOD) - 1), SHARE);
    }

    /// @dev Amounts that anybody can recompute with big integers: ⌊S·5^(40-p)·(5^p-4^p)/(5^40-4^40)⌋.
    function test_releasedBefore_matchesWorkedFigures() public view {
        assertEq(schedule.releasedBefore(0), 0);
        assertEq(schedule.releasedBefore(1), 100_013_294_047_039_799_417_026_321);
        assertEq(schedule.releasedBefore(2), 180_023_929_284_671_638_950_647_378);
        assertEq(schedule.releasedBefore(39), 499_983_382_441_200_250_728_717_098);
        assertEq(schedule.releasedBefore(40), SHARE);
        assertEq(schedule.releasedBefore(41), SHARE);
    }

    function test_budget_refusesReversedSpans() public {
        vm.expectRevert(abi.encodeWithSelector(IEmissionSchedule.SpanReversed.selector, GENESIS + 2, GENESIS + 1));
        schedule.budget(GENESIS + 2, GENESIS + 1);
    }

    /// @dev Every number of periods there can be, every period: a fifth less than the one before, to the unit.
    function test_everySchedule_releasesAFifthLessEachPeriodAndTheShareInAll() public {
        for (uint256 periods = 1; periods <= 64; ++periods) {
            EmissionSchedule one = new EmissionSchedule(GENESIS, PERIOD, periods, SHARE);
            uint256 before = one.releasedBefore(1);
            uint256 sum = before;
            for (uint256 p = 1; p < periods; ++p) {
                uint256 amount = one.releasedBefore(p + 1) - one.releasedBefore(p);
                // Both amounts are floored differences, each off by less than one: 5·amount - 4·before within (-9, 9).
                assertApproxEqAbs(5 * amount, 4 * before, 8, "a fifth less");
                sum += amount;
                before = amount;
            }
            assertEq(sum, SHARE, "the whole share");
        }
    }

    /// @dev Small models, exhaustively: each second of each small schedule against the definition by rationals.
    function test_smallSchedules_matchTheDefinitionAtEverySecond() public {
        for (uint256 periods = 1; periods <= 4; ++periods) {
            for (uint256 share = 1; share <= 61; share += 12) {
                EmissionSchedule one = new EmissionSchedule(10, 7, periods, share);
                uint256 last = 0;
                for (uint256 t = 0; t <= 10 + 7 * (periods + 1); ++t) {
                    uint256 released = one.cumulative(t);
                    assertEq(released, _defined(periods, share, t), "by definition");
                    assertGe(released, last, "never falls");
                    last = released;
                }
                assertEq(last, share, "ends at the share");
            }
        }
    }

    function testFuzz_budgets_addUpWhateverTheSpans(uint256 a, uint256 b, uint256 c) public view {
        a = bound(a, 0, type(uint64).max);
        b = bound(b, a, type(uint64).max);
        c = bound(c, b, type(uint64).max);
        assertEq(schedule.budget(a, b) + schedule.budget(b, c), schedule.budget(a, c), "spans add up");
        assertEq(schedule.budget(a, b), schedule.cumulative(b) - schedule.cumulative(a), "difference");
    }

    function testFuzz_cumulative_isMonotonousAndNeverAboveTheShare(
        uint64 genesis,
        uint64 length,
        uint256 periods,
        uint256 share,
        uint64 time
    ) public {
        EmissionSchedule one = new EmissionSchedule(
            genesis,
            uint64(bound(length, 1, type(uint64).max)),
            bound(periods, 1, 64),
            bound(share, 1, type(uint96).max)
        );
        uint256 released = one.cumulative(time);
        assertLe(released, one.minersShare(), "never above the share");
        assertLe(released, one.cumulative(uint256(time) + 1), "never falls");
        assertEq(one.cumulative(uint256(genesis) + one.periodLength() * one.periodCount()), one.minersShare(), "all");
    }

    /// @dev What the anchor works out in one go is what the two ends give, within a period, across periods, before and after.
    function testFuzz_budgetFrom_isTheDifferenceOfItsEnds(uint256 start, uint256 end) public view {
        start = bound(start, GENESIS - 10 days, uint256(GENESIS) + PERIOD * (PERIODS + 2));
        end = bound(end, start, start + (end % 3 == 0 ? 3 * PERIOD : 1 days));
        (uint256 before, uint256 budget) = EmissionCurve.budgetFrom(GENESIS, PERIOD, PERIODS, SHARE, start, end);
        assertEq(before, schedule.cumulative(start), "released before");
        assertEq(budget, schedule.cumulative(end) - before, "released between");
    }

    /// @dev The second in which a period ends, from both sides.
    function test_budgetFrom_atTheEdgesOfPeriods() public view {
        for (uint256 p = 0; p <= PERIODS + 1; ++p) {
            uint256 edge = uint256(GENESIS) + p * PERIOD;
            for (uint256 start = edge - 1; start <= edge + 1; ++start) {
                for (uint256 end = start; end <= edge + 2; ++end) {
                    (uint256 before, uint256 budget) =
                        EmissionCurve.budgetFrom(GENESIS, PERIOD, PERIODS, SHARE, start, end);
                    assertEq(before, schedule.cumulative(start));
                    assertEq(before + budget, schedule.cumulative(end));
                }
            }
        }
    }

    /// @dev Time runs in ⌊elapsed / 7⌋ whole periods and a rest; start of period p by repeated exact fractions.
    function _defined(uint256 periods, uint256 share, uint256 time) private pure returns (uint256) {
        if (time <= 10) return 0;
        uint256 elapsed = time - 10;
        uint256 period = elapsed / 7;
        if (period >= periods) return share;
        uint256 start = _start(periods, share, period);
        return start + (_start(periods, share, period + 1) - start) * (elapsed % 7) / 7;
    }

    /// @dev Period p releases 4^p·5^(N-1-p) parts of the 5^N - 4^N that all N release.
    function _start(uint256 periods, uint256 share, uint256 period) private pure returns (uint256) {
        uint256 parts = 0;
        uint256 all = 0;
        for (uint256 p = 0; p < periods; ++p) {
            uint256 part = 4 ** p * 5 ** (periods - 1 - p);
            if (p < period) parts += part;
            all += part;
        }
        return share * parts / all;
    }
}
