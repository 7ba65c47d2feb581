// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {INodeRegistry} from "src/interfaces/INodeRegistry.sol";
import {IStaking} from "src/interfaces/IStaking.sol";
import {NodeId} from "src/types/NodeId.sol";
import {StakeFixture} from "test/base/StakeFixture.sol";

contract CloseTest is StakeFixture {
    function test_close_endsIntakeForGood() public {
        NodeId node = registerNode();
        vm.expectEmit(address(staking));
        emit IStaking.PoolClosed(node);
        vm.prank(address(registry));
        staking.close(node);
        assertTrue(staking.poolOf(node).status == IStaking.Status.Retired);
        (bool active,,,,,) = staking.nodeState(node);
        assertFalse(active);
    }

    function test_close_isForTheRegistryOnly() public {
        NodeId node = registerNode();
        vm.expectRevert(abi.encodeWithSelector(IStaking.Unauthorized.selector, owner.addr, address(registry)));
        vm.prank(owner.addr);
        staking.close(node);
    }

    function testFuzz_close_isForTheRegistryOnly(address caller) public {
        vm.assume(caller != address(registry));
        NodeId node = registerNode();
        vm.expectRevert(abi.encodeWithSelector(IStaking.Unauthorized.selector, caller, address(registry)));
        vm.prank(caller);
        staking.close(node);
    }

    /// Retiring is for the owner alone, and for good.
    function testFuzz_retire_isForTheOwnerOnly(address caller) public {
        NodeId node = registerNode();
        vm.startPrank(caller);
        if (caller != owner.addr) {
            vm.expectRevert(abi.encodeWithSelector(INodeRegistry.NotNodeOwner.selector, node, caller, owner.addr));
        }
        registry.retire(node);
        assertEq(registry.nodeOf(node).retired, caller == owner.addr);
    }
}
