// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {VM, Vm} from "test/base/Vm.sol";

/// @notice What `forge script` needs to run a contract's run().
abstract contract Script {
    // solhint-disable-next-line const-name-snakecase
    bool public constant IS_SCRIPT = true;
    // solhint-disable-next-line const-name-snakecase
    Vm internal constant vm = VM;
}
