// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BaseTest} from "test/base/BaseTest.sol";

/// @notice The test base is our own, so it is tested like the rest: its assertions must be able to fail.
contract ScaffoldTest is BaseTest {
    function differ(uint256 a, uint256 b) external pure {
        assertEq(a, b, "sum");
    }

    function test_aFailedAssertionRevertsWithBothValues() public {
        vm.expectRevert(abi.encodeWithSelector(Differs.selector, "sum", "1", "2"));
        this.differ(1, 2);
    }

    function testFuzz_boundStaysWithin(uint256 x, uint256 a, uint256 b) public pure {
        (uint256 min, uint256 max) = a < b ? (a, b) : (b, a);
        uint256 y = bound(x, min, max);
        assertTrue(y >= min && y <= max);
    }

    function test_aSignatureRecoversToItsKey() public {
        Key memory alice = keyOf("alice");
        bytes32 digest = keccak256("x");
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(alice.secret, digest);
        assertEq(ecrecover(digest, v, r, s), alice.addr);
    }
}
