// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {SupplyHistory} from "src/libraries/SupplyHistory.sol";
import {BaseTest} from "test/base/BaseTest.sol";

/// @notice The history beside OpenZeppelin's checkpoints: the same answer about every time.
contract SupplyHistoryTest is BaseTest {
    using Checkpoints for Checkpoints.Trace208;
    using SupplyHistory for SupplyHistory.History;

    uint256 private constant CAP = 1e27;
    uint256 private constant START = 1_700_000_000;

    SupplyHistory.History private history;
    Checkpoints.Trace208 private checkpoints;

    function setUp() public {
        vm.warp(START);
    }

    function test_emptyHistoryIsZero() public view {
        (uint256 supply, uint256 burned) = history.latest();
        assertEq(supply, 0);
        assertEq(burned, 0);
        assertEq(history.supplyAt(block.timestamp), 0);
        assertEq(history.supplyAt(0), 0);
    }

    function test_aSecondHasOneEntry() public {
        history.record(5, 1);
        history.record(7, 2);
        skip(1);
        history.record(9, 3);
        assertEq(history.supplyAt(START - 1), 0);
        assertEq(history.supplyAt(START), 7);
        assertEq(history.supplyAt(START + 1), 9);
        (uint256 supply, uint256 burned) = history.latest();
        assertEq(supply, 9);
        assertEq(burned, 3);
    }

    /// @dev The widest values that the bounds allow leave their neighbours alone.
    function test_fieldsDoNotTouch() public {
        history.record(CAP, 0);
        vm.warp(2 ** 36 - 2);
        history.record(0, CAP);
        vm.warp(2 ** 36 - 1);
        history.record(CAP, 0);
        (uint256 supply, uint256 burned) = history.latest();
        assertEq(supply, CAP);
        assertEq(burned, 0);
        assertEq(history.supplyAt(START), CAP);
        assertEq(history.supplyAt(2 ** 36 - 3), CAP);
        assertEq(history.supplyAt(2 ** 36 - 2), 0);
        assertEq(history.supplyAt(2 ** 36 - 1), CAP);
    }

    /// @dev Every number of entries from none to forty, every time from before the first to after the last.
    function test_answersAsCheckpointsDo_forEveryTimeOfShortHistories() public {
        for (uint256 entries = 0; entries < 40; ++entries) {
            for (uint256 time = START - 1; time <= block.timestamp + 1; ++time) {
                assertEq(history.supplyAt(time), checkpoints.upperLookup(uint48(time)));
            }
            skip(1 + entries % 3);
            _record(uint256(keccak256(abi.encode(entries))) % CAP, entries);
        }
    }

    function testFuzz_answersAsCheckpointsDo(uint256 seed, uint256 entries, uint256 asked) public {
        entries = bound(entries, 1, 150);
        for (uint256 i = 0; i < entries; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            skip(seed % 4 == 0 ? 0 : seed % 1000);
            uint256 supply = (seed >> 16) % CAP;
            uint256 burned = (seed >> 120) % (CAP - supply);
            _record(supply, burned);
            (uint256 keptSupply, uint256 keptBurned) = history.latest();
            assertEq(keptSupply, supply);
            assertEq(keptBurned, burned);
        }
        asked = bound(asked, START - 1, block.timestamp + 1);
        assertEq(history.supplyAt(asked), checkpoints.upperLookup(uint48(asked)));
        for (uint256 i = 0; i < checkpoints.length(); ++i) {
            uint48 key = checkpoints.pos(uint32(i))._key;
            assertEq(history.supplyAt(key), checkpoints.upperLookup(key), "at an entry");
            assertEq(history.supplyAt(key - 1), checkpoints.upperLookup(key - 1), "just before an entry");
        }
    }

    function _record(uint256 supply, uint256 burned) private {
        history.record(supply, burned);
        checkpoints.push(uint48(block.timestamp), uint208(supply));
    }
}
