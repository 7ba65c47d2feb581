// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @notice An account that is a contract: what its holder signs is its word (ERC-1271).
contract Wallet is IERC1271 {
    address private immutable _HOLDER;

    constructor(address holder) {
        _HOLDER = holder;
    }

    function run(address target, bytes calldata payload) external {
        (bool success,) = target.call(payload);
        require(success);
    }

    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        (address signer,,) = ECDSA.tryRecover(hash, signature);
        return signer == _HOLDER ? IERC1271.isValidSignature.selector : bytes4(0);
    }
}
