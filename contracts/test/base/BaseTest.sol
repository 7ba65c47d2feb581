// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Check} from "test/base/Check.sol";
import {VM, Vm} from "test/base/Vm.sol";

/// @notice What every test starts from: forge runs the functions named test…, testFuzz_… and
/// invariant_… of a contract that says IS_TEST.
abstract contract BaseTest is Check {
    // forge looks the name up, so it cannot follow our own casing.
    // solhint-disable-next-line const-name-snakecase
    bool public constant IS_TEST = true;

    Vm internal constant vm = VM;

    struct Key {
        address addr;
        uint256 secret;
    }

    /// @dev An account with a name in traces and a key that can sign.
    function keyOf(string memory name) internal returns (Key memory key) {
        key.secret = uint256(keccak256(bytes(name)));
        key.addr = vm.addr(key.secret);
        vm.label(key.addr, name);
    }

    function accountOf(string memory name) internal returns (address) {
        return keyOf(name).addr;
    }

    /// @dev r, s, v as the 65 bytes that OpenZeppelin's ECDSA reads.
    function signDigest(uint256 secret, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = VM.sign(secret, digest);
        return abi.encodePacked(r, s, v);
    }

    function skip(uint256 seconds_) internal {
        vm.warp(vm.getBlockTimestamp() + seconds_);
        vm.roll(vm.getBlockNumber() + 1);
    }

    /// @dev Any number into [min, max], evenly enough for a fuzz; the edges come up as themselves.
    function bound(uint256 x, uint256 min, uint256 max) internal pure returns (uint256) {
        assertLe(min, max, "bound");
        if (x >= min && x <= max) return x;
        uint256 size = max - min;
        if (size == type(uint256).max) return x;
        return min + (x % (size + 1));
    }
}
