// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {RLP} from "@openzeppelin/contracts/utils/RLP.sol";

import {ChainState} from "src/libraries/ChainState.sol";
import {BaseTest} from "test/base/BaseTest.sol";

/// @notice Tries of a shape that the fixture's chain does not have.
contract ChainStateTest is BaseTest {
    bytes32 private constant SLOT = "slot";

    /// @dev 60 nibbles that two keys share, and below them a branch small enough to stand inside: one node in all.
    /// The key is at `nibble` of the branch.
    function shortTrie(bytes32 key, uint8 nibble) private pure returns (bytes memory) {
        bytes[] memory branch = new bytes[](17);
        for (uint256 i = 0; i < 17; ++i) {
            branch[i] = hex"80";
        }
        branch[nibble] = leaf(uint256(key) & 0xfff, 5);
        branch[(nibble + 1) % 16] = leaf(0x123, 7);
        return pair(abi.encodePacked(uint8(0), bytes30(key)), RLP.encode(branch));
    }

    /// @dev A leaf's last three nibbles and its value.
    function leaf(uint256 rest, uint8 value) private pure returns (bytes memory) {
        return pair(abi.encodePacked(uint16(0x3000 | rest)), abi.encodePacked(value));
    }

    function pair(bytes memory path, bytes memory encoded) private pure returns (bytes memory) {
        bytes[] memory list = new bytes[](2);
        (list[0], list[1]) = (RLP.encode(path), encoded);
        return RLP.encode(list);
    }

    function nibbleOf(bytes32 key) private pure returns (uint8) {
        return uint8(uint256(key) >> 12) & 15;
    }

    function test_nodesThatStandInsideTheirParents() public view {
        bytes32 key = keccak256(abi.encodePacked(SLOT));
        bytes[] memory proof = new bytes[](1);
        proof[0] = shortTrie(key, nibbleOf(key));
        bytes32 root = keccak256(proof[0]);
        assertEq(this.slotValue(root, SLOT, proof), 5, "there");
        assertFalse(ChainState.isAbsent(root, abi.encodePacked(key), proof), "there");
        // the neighbour's leaf has another rest; two further on nothing is
        bytes32 beside =
            bytes32(uint256(key) ^ (uint256(nibbleOf(key)) << 12) | (uint256((nibbleOf(key) + 1) % 16) << 12));
        assertTrue(
            ChainState.isAbsent(root, abi.encodePacked(beside ^ bytes32(uint256(0x777))), proof), "another's leaf"
        );
        bytes32 beyond =
            bytes32(uint256(key) ^ (uint256(nibbleOf(key)) << 12) | (uint256((nibbleOf(key) + 2) % 16) << 12));
        assertTrue(ChainState.isAbsent(root, abi.encodePacked(beyond), proof), "an empty place");
        assertTrue(ChainState.isAbsent(root, abi.encodePacked(~key), proof), "off the path");
    }

    /// A proof that stops on the way shows nothing: neither that the slot is there nor that it is not.
    function test_aProofCutShortShowsNothing() public {
        bytes32 key = keccak256(abi.encodePacked(SLOT));
        bytes[] memory proof = new bytes[](1);
        proof[0] = pair(abi.encodePacked(uint8(0), bytes2(key)), RLP.encode(keccak256("what is left out")));
        bytes32 root = keccak256(proof[0]);
        assertFalse(ChainState.isAbsent(root, abi.encodePacked(key), proof));
        vm.expectRevert(abi.encodeWithSelector(ChainState.InvalidStateProof.selector, SLOT));
        this.slotValue(root, SLOT, proof);
    }

    function test_nothingFollowsTheEnd() public view {
        bytes32 key = keccak256(abi.encodePacked(SLOT));
        bytes[] memory proof = new bytes[](2);
        proof[0] = pair(abi.encodePacked(uint8(0), bytes2(~key)), RLP.encode(keccak256("another's")));
        bytes32 root = keccak256(proof[0]);
        assertFalse(ChainState.isAbsent(root, abi.encodePacked(key), proof), "more than the end");
        bytes[] memory right = new bytes[](1);
        right[0] = proof[0];
        assertTrue(ChainState.isAbsent(root, abi.encodePacked(key), right));
        assertEq(this.slotValue(root, SLOT, right), 0);
    }

    function test_anEmptyTrieHasNoProof() public view {
        bytes32 nothing = keccak256(hex"80");
        assertTrue(ChainState.isAbsent(nothing, abi.encodePacked(SLOT), new bytes[](0)));
        assertFalse(ChainState.isAbsent(keccak256("more"), abi.encodePacked(SLOT), new bytes[](0)));
        assertEq(this.slotValue(nothing, SLOT, new bytes[](0)), 0);
    }

    function slotValue(bytes32 root, bytes32 slot, bytes[] memory proof) external pure returns (uint256) {
        return ChainState.slotValue(root, slot, proof);
    }
}
