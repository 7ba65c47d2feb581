// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IChallenge} from "src/interfaces/IChallenge.sol";
import {Leaves} from "src/libraries/Leaves.sol";
import {SumTree} from "src/libraries/SumTree.sol";
import {RangeProof, SumNode, Tree, TreeRoot} from "src/types/EpochTrees.sol";
import {BaseTest} from "test/base/BaseTest.sol";

/// @notice test/vectors/sum-trees.json: every leaf and every pair of neighbours of every tree stands where it should.
contract SumTreeVectorsTest is BaseTest {
    string private json;

    function setUp() public {
        json = vm.readFile("test/vectors/sum-trees.json");
    }

    function test_everyLeafAndPair() public {
        for (uint256 i = 0; i < 18; ++i) {
            string memory path = string.concat(".trees[", vm.toString(i), "]");
            Tree tree = Tree(vm.parseJsonUint(json, string.concat(path, ".tag")));
            uint256 count = vm.parseJsonUint(json, string.concat(path, ".count"));
            TreeRoot memory root =
                abi.decode(vm.parseJsonBytes(json, string.concat(path, ".preimage.encoded")), (TreeRoot));
            assertEq(SumTree.rootHash(tree, root), vm.parseJsonBytes32(json, string.concat(path, ".root")));
            assertEq(SumTree.depthOf(count), vm.parseJsonUint(json, string.concat(path, ".depth")));
            checkLeaves(tree, root, path, count);
        }
    }

    function checkLeaves(Tree tree, TreeRoot memory root, string memory path, uint256 count) private {
        SumNode[] memory all = new SumNode[](count);
        for (uint256 j = 0; j < count; ++j) {
            string memory leaf = string.concat(path, ".leaves[", vm.toString(j), "]");
            all[j] = Leaves.node(tree, vm.parseJsonBytes(json, string.concat(leaf, ".encoded")));
            SumNode[] memory one = new SumNode[](1);
            one[0] = all[j];
            bytes memory proof = vm.parseJsonBytes(json, string.concat(leaf, ".proof.encoded"));
            this.requireRun(tree, root, one, abi.decode(proof, (RangeProof)));
            one[0].amount += 1;
            vm.expectPartialRevert(IChallenge.RootMismatch.selector);
            this.requireRun(tree, root, one, abi.decode(proof, (RangeProof)));
        }
        for (uint256 j = 1; j < count; ++j) {
            SumNode[] memory two = new SumNode[](2);
            (two[0], two[1]) = (copy(all[j - 1]), copy(all[j]));
            string memory pair = string.concat(path, ".pairs[", vm.toString(j - 1), "].encoded");
            this.requireRun(tree, root, two, abi.decode(vm.parseJsonBytes(json, pair), (RangeProof)));
        }
    }

    /// @dev The loop above has changed the amounts of the originals.
    function copy(SumNode memory node) private pure returns (SumNode memory) {
        return SumNode(node.hash, node.weight, node.amount - 1);
    }

    function requireRun(Tree tree, TreeRoot calldata root, SumNode[] memory nodes, RangeProof calldata proof)
        external
        pure
    {
        SumTree.requireRun(tree, root, 0, nodes, proof);
    }

    function test_depths() public pure {
        assertEq(SumTree.depthOf(0), 0);
        assertEq(SumTree.depthOf(1), 0);
        assertEq(SumTree.depthOf(2), 1);
        assertEq(SumTree.depthOf(9), 4);
    }
}
