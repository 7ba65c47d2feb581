// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BaseTest} from "test/base/BaseTest.sol";

/// @notice Tells forge which contracts, functions and senders a handler-driven invariant run may use.
/// The four view functions are the ones forge asks for by name.
abstract contract InvariantTest is BaseTest {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    address[] private _contracts;
    address[] private _senders;
    address[] private _excluded;
    FuzzSelector[] private _selectors;

    function targetContract(address target) internal {
        _contracts.push(target);
    }

    function targetSender(address sender) internal {
        _senders.push(sender);
    }

    function excludeContract(address target) internal {
        _excluded.push(target);
    }

    function targetSelector(address target, bytes4[] memory selectors) internal {
        FuzzSelector storage entry = _selectors.push();
        entry.addr = target;
        entry.selectors = selectors;
    }

    function targetContracts() public view returns (address[] memory) {
        return _contracts;
    }

    function targetSenders() public view returns (address[] memory) {
        return _senders;
    }

    function excludeContracts() public view returns (address[] memory) {
        return _excluded;
    }

    function targetSelectors() public view returns (FuzzSelector[] memory) {
        return _selectors;
    }
}
