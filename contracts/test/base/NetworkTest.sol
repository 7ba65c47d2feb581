// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Deployment} from "script/Deployment.sol";
import {FiguresFile} from "script/FiguresFile.sol";
import {BaseTest} from "test/base/BaseTest.sol";

/// @notice The whole network, deployed by the code that deploys it anywhere, with the figures of a local one.
abstract contract NetworkTest is BaseTest, Deployment {
    uint256 internal constant TOKENS = 1e18;

    Key[] internal verifiers;
    Key[] internal actors;
    Network internal net;

    function setUp() public virtual {
        vm.warp(1_800_000_000);
        vm.roll(1000);
        Figures memory figures = localFigures();
        net = deployNetwork(figures, address(this));
    }

    function localFigures() internal returns (Figures memory figures) {
        figures = FiguresFile.read(vm.readFile("config/local.json"));
        for (uint256 i = 0; i < 3; ++i) {
            verifiers.push(keyOf(string.concat("verifier ", vm.toString(i))));
        }
        for (uint256 i = 0; i < 8; ++i) {
            actors.push(keyOf(string.concat("actor ", vm.toString(i))));
        }
        figures.verifiers = addressesOf(verifiers);
        figures.holders = addressesOf(actors);
        figures.holderAmounts = new uint256[](actors.length);
        for (uint256 i = 0; i < actors.length; ++i) {
            figures.holderAmounts[i] = 10_000_000 * TOKENS;
        }
        figures.guardian = accountOf("guard");
    }

    function addressesOf(Key[] storage keys) internal view returns (address[] memory list) {
        list = new address[](keys.length);
        for (uint256 i = 0; i < keys.length; ++i) {
            list[i] = keys[i].addr;
        }
    }
}
