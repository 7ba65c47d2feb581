// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title The supply at any past time, with all that is read of it now in one word
/// @notice Gives the same answers as OpenZeppelin's Checkpoints, to which a fuzz test holds it. Minting there writes the
/// length of a list beside its new entry and reads what was burned from a third word; here the newest entry, its number
/// and what was burned share a word, and an entry moves to the list unchanged when a newer one takes its place.
/// @dev A word, from the low end: supply 92 bits ‖ burned 92 ‖ time 36 ‖ entries before it 36. Bounds, which the token
/// keeps: supply + burned <= cap < 2^90. Times stay below 2^36 until the year 4147, and entries, of which a second has
/// one at most, as long.
library SupplyHistory {
    struct History {
        uint256 newest;
        mapping(uint256 index => uint256) earlier;
    }

    uint256 private constant AMOUNT_BITS = 92;
    uint256 private constant AMOUNT_MASK = (1 << AMOUNT_BITS) - 1;
    uint256 private constant TIME_SHIFT = 184;
    uint256 private constant COUNT_SHIFT = 220;
    uint256 private constant SMALL_MASK = (1 << 36) - 1;

    /// @notice Takes down that supply and burned amount are these from now on.
    function record(History storage self, uint256 supply, uint256 burned) internal {
        uint256 word = self.newest;
        uint256 count = word >> COUNT_SHIFT;
        // The first entry of all has no predecessor, and one of this very second is replaced.
        if (word != 0 && _timeOf(word) != block.timestamp) {
            self.earlier[count] = word;
            // unchecked: see the bounds
            unchecked {
                ++count;
            }
        }
        self.newest = supply | burned << AMOUNT_BITS | block.timestamp << TIME_SHIFT | count << COUNT_SHIFT;
    }

    /// @notice Supply and burned amount now.
    function latest(History storage self) internal view returns (uint256 supply, uint256 burned) {
        uint256 word = self.newest;
        return (word & AMOUNT_MASK, word >> AMOUNT_BITS & AMOUNT_MASK);
    }

    /// @notice The supply at the end of the second `time`; zero before the first entry.
    /// @dev From the newest entry backwards in steps that double, because what is asked for is mostly recent, and then
    /// by halves.
    function supplyAt(History storage self, uint256 time) internal view returns (uint256) {
        uint256 word = self.newest;
        if (_timeOf(word) <= time) return word & AMOUNT_MASK;
        // Entries from `high` on are later than `time`; those below `low` are not.
        uint256 high = word >> COUNT_SHIFT;
        uint256 low = 0;
        // unchecked: step <= high while anything is taken from high, and indices stay below 2^36
        unchecked {
            for (uint256 step = 1; step <= high; step *= 2) {
                if (_timeOf(self.earlier[high - step]) <= time) {
                    low = high - step + 1;
                    break;
                }
                high -= step;
            }
            while (low < high) {
                uint256 middle = (low + high) / 2;
                if (_timeOf(self.earlier[middle]) <= time) low = middle + 1;
                else high = middle;
            }
            return low == 0 ? 0 : self.earlier[low - 1] & AMOUNT_MASK;
        }
    }

    function _timeOf(uint256 word) private pure returns (uint256) {
        return word >> TIME_SHIFT & SMALL_MASK;
    }
}
