// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {INodeRegistry} from "src/interfaces/INodeRegistry.sol";
import {EpochId} from "src/types/EpochId.sol";
import {NodeId} from "src/types/NodeId.sol";
import {StakeFixture} from "test/base/StakeFixture.sol";

contract RotateHotKeyTest is StakeFixture {
    NodeId private node;

    function setUp() public override {
        super.setUp();
        node = registerNode();
        clock.moveTo(7);
    }

    function test_rotateHotKey_takesOverWhenTheEpochThatRunsIsOver() public {
        Key memory next = keyOf("next");
        bytes memory proof = possession(next, node, owner.addr);
        vm.expectEmit(address(registry));
        emit INodeRegistry.HotKeyRotated(node, next.addr, hotKey.addr, EpochId.wrap(8));
        vm.prank(owner.addr);
        registry.rotateHotKey(node, next.addr, proof);
        assertEq(registry.hotKeyAt(node, EpochId.wrap(7)), hotKey.addr, "what runs stays with the old key");
        assertEq(registry.hotKeyAt(node, EpochId.wrap(8)), next.addr);
        assertTrue(registry.nodeOfHotKey(next.addr) == node);
        assertTrue(registry.nodeOfHotKey(hotKey.addr) == node, "the old key still names the node");
    }

    function test_rotateHotKey_twiceInAnEpochLeavesOneSuccessor() public {
        _rotate("first");
        _rotate("second");
        assertEq(registry.hotKeyCount(node), 2);
        assertEq(registry.hotKeyAt(node, EpochId.wrap(8)), accountOf("second"));
        (address key, EpochId from) = registry.hotKeyHistory(node, 1);
        assertEq(key, accountOf("second"));
        assertEq(EpochId.unwrap(from), 8);
        vm.expectRevert(abi.encodeWithSelector(INodeRegistry.IndexOutOfBounds.selector, 2, 2));
        registry.hotKeyHistory(node, 2);
    }

    function test_rotateHotKey_keepsHistory() public {
        _rotate("b");
        clock.moveTo(20);
        _rotate("c");
        clock.moveTo(21);
        _rotate("d");
        assertEq(registry.hotKeyCount(node), 4);
        assertEq(registry.hotKeyAt(node, EpochId.wrap(0)), hotKey.addr);
        assertEq(registry.hotKeyAt(node, EpochId.wrap(8)), accountOf("b"));
        assertEq(registry.hotKeyAt(node, EpochId.wrap(20)), accountOf("b"));
        assertEq(registry.hotKeyAt(node, EpochId.wrap(21)), accountOf("c"));
        assertEq(registry.hotKeyAt(node, EpochId.wrap(22)), accountOf("d"));
    }

    function test_rotateHotKey_refusesAnyKeyEverUsed() public {
        _rotate("b");
        vm.startPrank(owner.addr);
        vm.expectRevert(abi.encodeWithSelector(INodeRegistry.HotKeyTaken.selector, hotKey.addr, node));
        registry.rotateHotKey(node, hotKey.addr, "");
        vm.stopPrank();
    }

    function test_rotateHotKey_needsPossession() public {
        Key memory next = keyOf("next");
        bytes memory proof = possession(Key(next.addr, alice.secret), node, owner.addr);
        vm.expectRevert(abi.encodeWithSelector(INodeRegistry.PossessionNotProven.selector, next.addr, alice.addr));
        vm.prank(owner.addr);
        registry.rotateHotKey(node, next.addr, proof);
    }

    function test_rotateHotKey_isForTheLiveOwner() public {
        vm.expectRevert(abi.encodeWithSelector(INodeRegistry.NotNodeOwner.selector, node, alice.addr, owner.addr));
        vm.prank(alice.addr);
        registry.rotateHotKey(node, alice.addr, "");
        NodeId unknown = NodeId.wrap("unknown");
        vm.expectRevert(abi.encodeWithSelector(INodeRegistry.UnknownNode.selector, unknown));
        vm.prank(owner.addr);
        registry.rotateHotKey(unknown, alice.addr, "");
        vm.startPrank(owner.addr);
        registry.retire(node);
        vm.expectRevert(abi.encodeWithSelector(INodeRegistry.NodeIsRetired.selector, node));
        registry.rotateHotKey(node, alice.addr, "");
        vm.stopPrank();
    }

    /// @dev Against a model that keeps, epoch by epoch, which key was in force.
    function testFuzz_rotateHotKey_neverChangesAnEpochThatHasBegun(uint8[6] memory steps) public {
        address[] memory inForce = new address[](200);
        uint64 open = 7;
        for (uint256 e = 0; e < inForce.length; ++e) {
            inForce[e] = hotKey.addr;
        }
        for (uint256 i = 0; i < steps.length; ++i) {
            open += steps[i] % 32;
            clock.moveTo(open);
            string memory name = string(abi.encodePacked("key ", bytes1(uint8(65 + i))));
            _rotate(name);
            address key = accountOf(name);
            for (uint256 e = open + 1; e < inForce.length; ++e) {
                inForce[e] = key;
            }
        }
        for (uint64 e = 0; e < inForce.length; e += 3) {
            assertEq(registry.hotKeyAt(node, EpochId.wrap(e)), inForce[e]);
        }
    }

    function _rotate(string memory name) private {
        Key memory next = keyOf(name);
        bytes memory proof = possession(next, node, owner.addr);
        vm.prank(owner.addr);
        registry.rotateHotKey(node, next.addr, proof);
    }
}
