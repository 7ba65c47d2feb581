// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISlasher} from "src/interfaces/ISlasher.sol";

/// @title EIP-712 struct hashes of the statements of docs/spec/evidence.md
library Statements {
    bytes32 private constant RELAY =
        keccak256("RelayStatement(uint64 epoch,bytes32 nodeId,bytes32 topic,bytes32 value)");
    bytes32 private constant CAPACITY = keccak256(
        "CapacityReport(uint64 epoch,bytes32 subject,bytes32 measurer,uint64 bytesPerSecond,uint32 milliseconds,bytes32 nonce)"
    );
    bytes32 private constant UPTIME = keccak256(
        "UptimeReport(uint64 epoch,bytes32 subject,bytes32 checker,uint16 slot,bool reachable,bytes32 nonce)"
    );

    /// @notice hashStruct of a relay's statement.
    function hash(ISlasher.RelayStatement calldata statement) internal pure returns (bytes32) {
        return keccak256(abi.encode(RELAY, statement));
    }

    /// @notice hashStruct of a capacity report.
    function hash(ISlasher.CapacityReport calldata report) internal pure returns (bytes32) {
        return keccak256(abi.encode(CAPACITY, report));
    }

    /// @notice hashStruct of an uptime report.
    function hash(ISlasher.UptimeReport calldata report) internal pure returns (bytes32) {
        return keccak256(abi.encode(UPTIME, report));
    }
}
