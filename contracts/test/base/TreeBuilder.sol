// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SumTree} from "src/libraries/SumTree.sol";
import {RangeProof, SumNode, Tree, TreeRoot} from "src/types/EpochTrees.sol";

/// @notice Builds sum trees, true and false ones: any node can be replaced before the levels above are made.
library TreeBuilder {
    struct Built {
        Tree tree;
        uint64 count;
        SumNode[][] levels;
    }

    function build(Tree tree, SumNode[] memory leaves) internal pure returns (Built memory built) {
        // Narrowing: test trees are small.
        built.tree = tree;
        built.count = uint64(leaves.length);
        uint256 depth = SumTree.depthOf(leaves.length);
        built.levels = new SumNode[][](depth + 1);
        built.levels[0] = new SumNode[](uint256(1) << depth);
        for (uint256 i = 0; i < leaves.length; ++i) {
            built.levels[0][i] = leaves[i];
        }
        for (uint256 level = 1; level <= depth; ++level) {
            raise(built, level);
        }
    }

    /// @dev Makes a level anew from the one below.
    function raise(Built memory built, uint256 level) internal pure {
        SumNode[] memory below = built.levels[level - 1];
        SumNode[] memory above = new SumNode[](below.length / 2);
        for (uint256 i = 0; i < above.length; ++i) {
            (SumNode memory l, SumNode memory r) = (below[2 * i], below[2 * i + 1]);
            if (l.hash == 0 && r.hash == 0 && l.amount == 0 && r.amount == 0) continue;
            above[i] = SumNode(SumTree.innerHash(built.tree, l, r), l.weight + r.weight, l.amount + r.amount);
        }
        built.levels[level] = above;
    }

    /// @dev Puts a node where it does not belong and makes all levels above anew.
    function replace(Built memory built, uint256 level, uint256 position, SumNode memory node) internal pure {
        built.levels[level][position] = node;
        for (uint256 above = level + 1; above < built.levels.length; ++above) {
            raise(built, above);
        }
    }

    function rootOf(Built memory built) internal pure returns (TreeRoot memory) {
        SumNode memory top = built.levels[built.levels.length - 1][0];
        return TreeRoot(top.hash, top.weight, top.amount, built.count);
    }

    function hashOf(Built memory built) internal pure returns (bytes32) {
        return SumTree.rootHash(built.tree, rootOf(built));
    }

    function proofOf(Built memory built, uint256 level, uint256 first, uint256 last)
        internal
        pure
        returns (RangeProof memory proof)
    {
        proof.start = uint64(first);
        SumNode[] memory siblings = new SumNode[](2 * built.levels.length);
        uint256 used = 0;
        for (; level + 1 < built.levels.length; ++level) {
            if (first & 1 == 1) siblings[used++] = built.levels[level][first - 1];
            if (last & 1 == 0) siblings[used++] = built.levels[level][last + 1];
            (first, last) = (first >> 1, last >> 1);
        }
        proof.siblings = new SumNode[](used);
        for (uint256 i = 0; i < used; ++i) {
            proof.siblings[i] = siblings[i];
        }
    }
}
