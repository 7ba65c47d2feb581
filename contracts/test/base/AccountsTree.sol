// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";

/// @notice An accounts tree in OpenZeppelin's standard form, small and full: 2^depth leaves.
library AccountsTree {
    struct Tree {
        bytes32[][] levels;
    }

    function build(address[] memory accounts, uint256[] memory cumulatives) internal pure returns (Tree memory tree) {
        uint256 depth = 0;
        while (1 << depth < accounts.length) {
            ++depth;
        }
        tree.levels = new bytes32[][](depth + 1);
        tree.levels[0] = new bytes32[](1 << depth);
        for (uint256 i = 0; i < tree.levels[0].length; ++i) {
            // Empty places are filled with leaves of nobody, so that every account's proof has the same length.
            bool used = i < accounts.length;
            tree.levels[0][i] = leafOf(used ? accounts[i] : address(uint160(i)), used ? cumulatives[i] : 0);
        }
        for (uint256 level = 0; level < depth; ++level) {
            uint256 width = tree.levels[level].length / 2;
            tree.levels[level + 1] = new bytes32[](width);
            for (uint256 i = 0; i < width; ++i) {
                tree.levels[level + 1][i] =
                    Hashes.commutativeKeccak256(tree.levels[level][2 * i], tree.levels[level][2 * i + 1]);
            }
        }
    }

    function leafOf(address account, uint256 cumulative) internal pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(account, cumulative))));
    }

    function root(Tree memory tree) internal pure returns (bytes32) {
        return tree.levels[tree.levels.length - 1][0];
    }

    function proof(Tree memory tree, uint256 position) internal pure returns (bytes32[] memory siblings) {
        siblings = new bytes32[](tree.levels.length - 1);
        for (uint256 level = 0; level < siblings.length; ++level) {
            siblings[level] = tree.levels[level][(position >> level) ^ 1];
        }
    }

    /// @dev All leaves at once: nothing but flags, 256 to a word, every one set.
    function everyone(Tree memory tree) internal pure returns (bytes32[] memory siblings, uint256[] memory flags) {
        siblings = new bytes32[](0);
        uint256 count = tree.levels[0].length - 1;
        flags = new uint256[]((count + 255) / 256);
        for (uint256 i = 0; i < count; ++i) {
            flags[i >> 8] |= 1 << (i & 255);
        }
    }
}
