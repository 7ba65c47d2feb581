// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BlockHeader} from "@openzeppelin/contracts/utils/BlockHeader.sol";
import {Bytes} from "@openzeppelin/contracts/utils/Bytes.sol";
import {Memory} from "@openzeppelin/contracts/utils/Memory.sol";
import {RLP} from "@openzeppelin/contracts/utils/RLP.sol";
import {TrieProof} from "@openzeppelin/contracts/utils/cryptography/TrieProof.sol";

/// @title The chain's own state at a block, shown by eth_getProof
/// @notice Presence is OpenZeppelin's TrieProof. It cannot show absence, and a slot of zero is absent from its trie, so
/// absence is walked here.
library ChainState {
    using Bytes for bytes;
    using RLP for *;
    using Memory for *;

    /// @notice The header's hash is not that of the block.
    error WrongHeader(bytes32 expected, bytes32 given);
    /// @notice The proof shows neither a value nor that there is none.
    error InvalidStateProof(bytes32 key);

    /// @dev keccak256(rlp("")): root of a trie with nothing in it.
    bytes32 private constant EMPTY_TRIE = 0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421;
    uint256 private constant BRANCH = 17;
    uint256 private constant ACCOUNT_STORAGE_ROOT = 2;
    uint256 private constant LEAF_FLAG = 2;

    /// @notice Root of the account's storage at the block. The account must exist.
    function storageRoot(bytes memory header, bytes32 blockHash, address account, bytes[] memory proof)
        internal
        pure
        returns (bytes32)
    {
        bytes32 given = keccak256(header);
        if (given != blockHash) revert WrongHeader(blockHash, given);
        bytes memory key = abi.encodePacked(keccak256(abi.encodePacked(account)));
        bytes memory value = TrieProof.traverse(BlockHeader.getStateRoot(header), key, proof);
        return value.decodeList()[ACCOUNT_STORAGE_ROOT].readBytes32();
    }

    /// @notice Value of a storage slot, zero included.
    function slotValue(bytes32 root, bytes32 slot, bytes[] memory proof) internal pure returns (uint256) {
        bytes memory key = abi.encodePacked(keccak256(abi.encodePacked(slot)));
        // First, because TrieProof can revert where a path ends in an empty place.
        if (isAbsent(root, key, proof)) return 0;
        (bytes memory value, TrieProof.ProofError err) = TrieProof.tryTraverse(root, key, proof);
        if (err != TrieProof.ProofError.NO_ERROR) revert InvalidStateProof(slot);
        return RLP.decodeUint256(value);
    }

    /// @notice Whether the proof leads to where the key would be, and it is not there.
    function isAbsent(bytes32 root, bytes memory key, bytes[] memory proof) internal pure returns (bool) {
        if (proof.length == 0) return root == EMPTY_TRIE;
        bytes memory path = key.toNibbles();
        bytes32 expected = root;
        uint256 depth = 0;
        for (uint256 i = 0; i < proof.length; ++i) {
            if (keccak256(proof[i]) != expected) return false;
            Memory.Slice[] memory node = proof[i].decodeList();
            // Nodes of less than 32 bytes stand inside their parents.
            while (true) {
                (bool ends, bool absent, Memory.Slice child, uint256 below) = _step(node, path, depth);
                if (ends) return absent && i + 1 == proof.length;
                depth = below;
                if (_isList(child)) {
                    node = child.readList();
                } else {
                    expected = child.readBytes32();
                    break;
                }
            }
        }
        return false;
    }

    /// @dev One node: where the path goes on, or that it ends here, and whether without the key.
    function _step(Memory.Slice[] memory node, bytes memory path, uint256 depth)
        private
        pure
        returns (bool ends, bool absent, Memory.Slice child, uint256 below)
    {
        if (node.length == BRANCH) {
            // A key is a hash of 64 nibbles, and so are all others: none ends in a branch.
            child = node[uint8(path[depth])];
            absent = !_isList(child) && child.readBytes().length == 0;
            return (absent, absent, child, depth + 1);
        }
        bytes memory part = node[0].readBytes().toNibbles();
        uint256 flag = uint8(part[0]);
        uint256 skipped = 2 - (flag & 1);
        uint256 length = part.length - skipped;
        bool along = depth + length <= path.length;
        for (uint256 i = 0; along && i < length; ++i) {
            along = part[skipped + i] == path[depth + i];
        }
        // Off the path, the key is not here. A leaf on the path has the key.
        if (!along || flag >= LEAF_FLAG) return (true, !along, node[1], 0);
        return (false, false, node[1], depth + length);
    }

    /// @dev RLP: a list begins with 0xc0 or more.
    function _isList(Memory.Slice item) private pure returns (bool) {
        return uint8(bytes1(item.load(0))) >= 0xc0;
    }
}
