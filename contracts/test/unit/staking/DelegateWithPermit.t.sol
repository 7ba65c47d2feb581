// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IPausable} from "src/interfaces/IPausable.sol";
import {NodeId} from "src/types/NodeId.sol";
import {StakeFixture} from "test/base/StakeFixture.sol";

contract DelegateWithPermitTest is StakeFixture {
    NodeId private node;
    uint256 private deadline;

    function setUp() public override {
        super.setUp();
        node = registerNode();
        vm.prank(bank);
        token.transfer(alice.addr, 100);
        deadline = block.timestamp + 60;
    }

    function test_delegateWithPermit_needsNoApprovalBefore() public {
        (uint8 v, bytes32 r, bytes32 s) = _sign(alice.secret, 100);
        vm.prank(alice.addr);
        uint256 shares = staking.delegateWithPermit(node, 100, deadline, v, r, s);
        assertEq(shares, 100);
        assertEq(token.allowance(alice.addr, address(staking)), 0);
    }

    /// @dev Front-running the permit must not stop the delegation.
    function test_delegateWithPermit_worksAfterSomebodyElseUsedThePermit() public {
        (uint8 v, bytes32 r, bytes32 s) = _sign(alice.secret, 100);
        vm.prank(bob.addr);
        token.permit(alice.addr, address(staking), 100, deadline, v, r, s);
        vm.prank(alice.addr);
        staking.delegateWithPermit(node, 100, deadline, v, r, s);
        assertEq(staking.sharesOf(node, alice.addr), 100);
    }

    function test_delegateWithPermit_needsTheCallersOwnPermit() public {
        (uint8 v, bytes32 r, bytes32 s) = _sign(bob.secret, 100);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, address(staking), 0, 100)
        );
        vm.prank(alice.addr);
        staking.delegateWithPermit(node, 100, deadline, v, r, s);
    }

    function test_delegateWithPermit_canBePaused() public {
        bytes4 selector = staking.delegateWithPermit.selector;
        uint64 until = pauseFunction(address(staking), selector);
        vm.expectRevert(abi.encodeWithSelector(IPausable.FunctionIsPaused.selector, selector, until));
        vm.prank(alice.addr);
        staking.delegateWithPermit(node, 100, deadline, 27, 0, 0);
    }

    function testFuzz_delegateWithPermit_takesTheSignedAmountOnly(uint256 signed, uint256 amount) public {
        signed = bound(signed, 1, 100);
        amount = bound(amount, 1, 100);
        (uint8 v, bytes32 r, bytes32 s) = _sign(alice.secret, signed);
        // The permit is for `signed`, and the call passes `amount`: only the two alike make a valid permit.
        if (amount != signed) {
            vm.expectRevert(
                abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, address(staking), 0, amount)
            );
        }
        vm.prank(alice.addr);
        staking.delegateWithPermit(node, amount, deadline, v, r, s);
    }

    function _sign(uint256 secret, uint256 amount) private view returns (uint8, bytes32, bytes32) {
        return vm.sign(secret, permitDigest(alice.addr, address(staking), amount, deadline));
    }
}
