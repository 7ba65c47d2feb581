// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Deployment} from "script/Deployment.sol";
import {ConetGovernor} from "src/ConetGovernor.sol";
import {VM} from "test/base/Vm.sol";

/// @notice Reads the figures of a network from JSON, such as config/local.json.
library FiguresFile {
    error NoBytes32(string name);

    function read(string memory json) internal pure returns (Deployment.Figures memory f) {
        f.shortTimes = VM.parseJsonBool(json, ".shortTimes");
        f.genesisTime = uint64(VM.parseJsonUint(json, ".genesisTime"));
        f.epochLength = uint64(VM.parseJsonUint(json, ".epochLength"));
        f.periodLength = uint64(VM.parseJsonUint(json, ".emission.periodLength"));
        f.periodCount = VM.parseJsonUint(json, ".emission.periodCount");
        f.minersShare = VM.parseJsonUint(json, ".emission.minersShare");
        f.holders = VM.parseJsonAddressArray(json, ".holders");
        f.holderAmounts = VM.parseJsonUintArray(json, ".holderAmounts");
        f.verifiers = VM.parseJsonAddressArray(json, ".verifiers");
        f.verifierThreshold = uint8(VM.parseJsonUint(json, ".verifierThreshold"));
        f.guardian = VM.parseJsonAddress(json, ".guardian");
        f.timelockDelay = VM.parseJsonUint(json, ".timelockDelay");
        f.governor = ConetGovernor.Settings({
            votingDelay: uint48(VM.parseJsonUint(json, ".governor.votingDelay")),
            votingPeriod: uint32(VM.parseJsonUint(json, ".governor.votingPeriod")),
            proposalThreshold: VM.parseJsonUint(json, ".governor.proposalThreshold"),
            quorumBps: VM.parseJsonUint(json, ".governor.quorumBps"),
            lateQuorumExtension: uint48(VM.parseJsonUint(json, ".governor.lateQuorumExtension")),
            shortTimes: f.shortTimes
        });
        string[] memory names = VM.parseJsonKeys(json, ".parameters");
        f.parameterNames = new bytes32[](names.length);
        f.parameterValues = new uint256[](names.length);
        for (uint256 i = 0; i < names.length; ++i) {
            f.parameterNames[i] = _bytes32(names[i]);
            f.parameterValues[i] = VM.parseJsonUint(json, string.concat(".parameters.", names[i]));
        }
    }

    /// @dev As the compiler writes a short string into a bytes32.
    function _bytes32(string memory name) private pure returns (bytes32 word) {
        if (bytes(name).length > 32) revert NoBytes32(name);
        assembly ("memory-safe") {
            word := mload(add(name, 32))
        }
    }
}
