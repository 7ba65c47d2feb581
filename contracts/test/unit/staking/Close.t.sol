// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

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
}
