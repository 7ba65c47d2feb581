// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {VM} from "test/base/Vm.sol";

/// @notice Assertions. Each reverts with both values and the caller's words, which is all that a
/// failing test has to say; nothing is recorded and the first failure ends the test.
abstract contract Check {
    error Differs(string what, string left, string right);
    error NotTrue(string what);

    function assertTrue(bool condition) internal pure {
        if (!condition) revert NotTrue("");
    }

    function assertTrue(bool condition, string memory what) internal pure {
        if (!condition) revert NotTrue(what);
    }

    function assertFalse(bool condition) internal pure {
        if (condition) revert NotTrue("not");
    }

    function assertFalse(bool condition, string memory what) internal pure {
        if (condition) revert NotTrue(string.concat("not ", what));
    }

    function assertEq(uint256 a, uint256 b) internal pure {
        assertEq(a, b, "");
    }

    function assertEq(uint256 a, uint256 b, string memory what) internal pure {
        if (a != b) revert Differs(what, VM.toString(a), VM.toString(b));
    }

    function assertEq(address a, address b) internal pure {
        assertEq(a, b, "");
    }

    function assertEq(address a, address b, string memory what) internal pure {
        if (a != b) revert Differs(what, VM.toString(a), VM.toString(b));
    }

    function assertEq(bytes32 a, bytes32 b) internal pure {
        assertEq(a, b, "");
    }

    function assertEq(bytes32 a, bytes32 b, string memory what) internal pure {
        if (a != b) revert Differs(what, VM.toString(a), VM.toString(b));
    }

    function assertEq(bool a, bool b) internal pure {
        assertEq(a, b, "");
    }

    function assertEq(bool a, bool b, string memory what) internal pure {
        if (a != b) revert Differs(what, a ? "true" : "false", b ? "true" : "false");
    }

    function assertEq(bytes memory a, bytes memory b) internal pure {
        assertEq(a, b, "");
    }

    function assertEq(bytes memory a, bytes memory b, string memory what) internal pure {
        if (keccak256(a) != keccak256(b)) revert Differs(what, VM.toString(a), VM.toString(b));
    }

    function assertEq(string memory a, string memory b) internal pure {
        if (keccak256(bytes(a)) != keccak256(bytes(b))) revert Differs("", a, b);
    }

    function assertNotEq(uint256 a, uint256 b) internal pure {
        if (a == b) revert Differs("must not be equal", VM.toString(a), VM.toString(b));
    }

    function assertNotEq(address a, address b) internal pure {
        if (a == b) revert Differs("must not be equal", VM.toString(a), VM.toString(b));
    }

    function assertNotEq(bytes32 a, bytes32 b) internal pure {
        if (a == b) revert Differs("must not be equal", VM.toString(a), VM.toString(b));
    }

    function assertLe(uint256 a, uint256 b) internal pure {
        assertLe(a, b, "");
    }

    function assertLe(uint256 a, uint256 b, string memory what) internal pure {
        if (a > b) revert Differs(string.concat(what, " must be <="), VM.toString(a), VM.toString(b));
    }

    function assertLt(uint256 a, uint256 b) internal pure {
        assertLt(a, b, "");
    }

    function assertLt(uint256 a, uint256 b, string memory what) internal pure {
        if (a >= b) revert Differs(string.concat(what, " must be <"), VM.toString(a), VM.toString(b));
    }

    function assertGe(uint256 a, uint256 b) internal pure {
        assertLe(b, a, "");
    }

    function assertGe(uint256 a, uint256 b, string memory what) internal pure {
        assertLe(b, a, what);
    }

    function assertGt(uint256 a, uint256 b) internal pure {
        assertLt(b, a, "");
    }

    function assertGt(uint256 a, uint256 b, string memory what) internal pure {
        assertLt(b, a, what);
    }

    function assertApproxEqAbs(uint256 a, uint256 b, uint256 delta, string memory what) internal pure {
        uint256 d = a > b ? a - b : b - a;
        if (d > delta) revert Differs(string.concat(what, " too far apart"), VM.toString(a), VM.toString(b));
    }
}
