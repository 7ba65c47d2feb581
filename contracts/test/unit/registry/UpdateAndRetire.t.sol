// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {INodeRegistry} from "src/interfaces/INodeRegistry.sol";
import {IStaking} from "src/interfaces/IStaking.sol";
import {EpochId} from "src/types/EpochId.sol";
import {NodeId} from "src/types/NodeId.sol";
import {StakeFixture} from "test/base/StakeFixture.sol";

/// @notice rotateOnionKey, updateEndpoint and retire.
contract UpdateAndRetireTest is StakeFixture {
    NodeId private node;
    bytes32 private constant PREFIX = keccak256("198.51.100.0/24");

    function setUp() public override {
        super.setUp();
        node = registerNode();
    }

    function test_rotateOnionKey_replacesItAtOnce() public {
        vm.expectEmit(address(registry));
        emit INodeRegistry.OnionKeyRotated(node, "new", profile().onionKey);
        vm.prank(owner.addr);
        registry.rotateOnionKey(node, "new");
        assertEq(registry.nodeOf(node).onionKey, "new");
    }

    function test_rotateOnionKey_refusesZero() public {
        vm.expectRevert(INodeRegistry.OnionKeyIsZero.selector);
        vm.prank(owner.addr);
        registry.rotateOnionKey(node, bytes32(0));
    }

    function test_updateEndpoint_tellsWhereTheNodeIs() public {
        vm.expectEmit(address(registry));
        emit INodeRegistry.EndpointUpdated(node, PREFIX, "DE", "other.example:1");
        vm.prank(owner.addr);
        registry.updateEndpoint(node, "other.example:1", PREFIX, "DE");
        INodeRegistry.Node memory known = registry.nodeOf(node);
        assertEq(known.endpointCommitment, keccak256("other.example:1"));
        assertEq(known.networkPrefix, PREFIX);
        assertEq(bytes32(known.region), bytes32("DE"));
        assertEq(known.owner, owner.addr, "and nothing else changes");
        assertEq(known.onionKey, profile().onionKey);
    }

    function test_updateEndpoint_refusesValuesOutOfBounds() public {
        vm.startPrank(owner.addr);
        vm.expectRevert(abi.encodeWithSelector(INodeRegistry.EndpointLengthOutOfBounds.selector, 0, 255));
        registry.updateEndpoint(node, "", PREFIX, "DE");
        vm.expectRevert(abi.encodeWithSelector(INodeRegistry.EndpointLengthOutOfBounds.selector, 256, 255));
        registry.updateEndpoint(node, string(new bytes(256)), PREFIX, "DE");
        vm.expectRevert(INodeRegistry.NetworkPrefixIsZero.selector);
        registry.updateEndpoint(node, "other.example:1", bytes32(0), "DE");
        vm.stopPrank();
    }

    function test_retire_endsServiceAndKeepsHistory() public {
        vm.expectEmit(address(registry));
        emit INodeRegistry.NodeRetired(node, owner.addr);
        vm.prank(owner.addr);
        registry.retire(node);
        assertTrue(registry.nodeOf(node).retired);
        assertTrue(staking.poolOf(node).status == IStaking.Status.Retired);
        assertEq(registry.hotKeyAt(node, EpochId.wrap(3)), hotKey.addr, "what was signed stays signed");
    }

    function test_everyUpdate_isForTheLiveOwner() public {
        NodeId unknown = NodeId.wrap("unknown");
        _expectAllRefused(owner.addr, unknown, abi.encodeWithSelector(INodeRegistry.UnknownNode.selector, unknown));
        _expectAllRefused(
            alice.addr, node, abi.encodeWithSelector(INodeRegistry.NotNodeOwner.selector, node, alice.addr, owner.addr)
        );
        vm.prank(owner.addr);
        registry.retire(node);
        _expectAllRefused(owner.addr, node, abi.encodeWithSelector(INodeRegistry.NodeIsRetired.selector, node));
    }

    function testFuzz_updateEndpoint_keepsOtherFields(bytes32 onion, bytes32 prefix, bytes2 region) public {
        onion = onion == 0 ? bytes32(uint256(1)) : onion;
        prefix = prefix == 0 ? bytes32(uint256(1)) : prefix;
        vm.startPrank(owner.addr);
        registry.rotateOnionKey(node, onion);
        registry.updateEndpoint(node, "x:1", prefix, region);
        vm.stopPrank();
        INodeRegistry.Node memory known = registry.nodeOf(node);
        assertEq(known.owner, owner.addr);
        assertEq(known.index, 0);
        assertFalse(known.retired);
        assertEq(known.onionKey, onion);
        assertEq(known.networkPrefix, prefix);
        assertEq(bytes32(known.region), bytes32(region));
    }

    function _expectAllRefused(address caller, NodeId target, bytes memory refusal) private {
        vm.startPrank(caller);
        vm.expectRevert(refusal);
        registry.rotateOnionKey(target, "new");
        vm.expectRevert(refusal);
        registry.updateEndpoint(target, "x:1", PREFIX, "DE");
        vm.expectRevert(refusal);
        registry.retire(target);
        vm.stopPrank();
    }
}
