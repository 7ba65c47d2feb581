// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Deployment} from "script/Deployment.sol";
import {FiguresFile} from "script/FiguresFile.sol";
import {Script} from "test/base/Script.sol";

/// @notice What script/deploy.sh runs.
contract Deploy is Script, Deployment {
    function run() external {
        uint256 key = vm.envUint("CONET_DEPLOYER_KEY");
        Figures memory figures = FiguresFile.read(vm.readFile(vm.envString("CONET_DEPLOY_CONFIG")));
        vm.startBroadcast(key);
        deployNetwork(figures, vm.addr(key));
        vm.stopBroadcast();
    }
}
