// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISlasher} from "src/interfaces/ISlasher.sol";
import {Epoch} from "src/types/Epoch.sol";
import {NodeId} from "src/types/NodeId.sol";
import {EpochFixture} from "test/base/EpochFixture.sol";

/// @notice A node whose key signs statements, and verifiers who contradict themselves.
abstract contract SlasherFixture is EpochFixture {
    address internal reporter = address(0x4E9);
    Key internal hot;
    NodeId internal node;
    string internal statements;

    function setUp() public virtual override {
        super.setUp();
        hot = keyOf("hot");
        node = registerNode(keyOf("owner"), hot, 10_000 * TOKEN);
        statements = vm.readFile("test/vectors/statements.json");
        // Statements are of epochs that have begun.
        skip(10 * LENGTH);
    }

    function two() internal pure returns (Epoch memory a, Epoch memory b) {
        (a.epoch, b.epoch) = (1, 1);
        b.datasetHash = "another";
    }

    function signStatement(bytes32 structHash, Key memory key) internal view returns (bytes memory) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("CoNET Receipt"),
                keccak256("1"),
                block.chainid,
                address(registry)
            )
        );
        return signDigest(key.secret, keccak256(abi.encodePacked(hex"1901", domain, structHash)));
    }

    function signRelay(ISlasher.RelayStatement memory s, Key memory key) internal view returns (bytes memory) {
        return signStatement(keccak256(abi.encode(vm.parseJsonBytes32(statements, ".statements[0].typeHash"), s)), key);
    }

    function signCapacity(ISlasher.CapacityReport memory s) internal view returns (bytes memory) {
        return signStatement(keccak256(abi.encode(vm.parseJsonBytes32(statements, ".statements[1].typeHash"), s)), hot);
    }

    function signUptime(ISlasher.UptimeReport memory s) internal view returns (bytes memory) {
        return signStatement(keccak256(abi.encode(vm.parseJsonBytes32(statements, ".statements[2].typeHash"), s)), hot);
    }
}
