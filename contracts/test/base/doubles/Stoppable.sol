// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {GuardianPausable} from "src/access/GuardianPausable.sol";

/// @notice A contract with one function that the guardian can stop and one that it cannot.
contract Stoppable is GuardianPausable {
    constructor(address guardian) GuardianPausable(guardian) {}

    function run() external view whenNotPaused returns (bool) {
        return true;
    }

    function depart() external pure returns (bool) {
        return true;
    }

    function isPausable(bytes4 selector) public pure override returns (bool) {
        return selector == this.run.selector;
    }
}
