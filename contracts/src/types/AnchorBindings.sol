// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice The contracts and accounts that the epoch anchor is bound to.
struct AnchorBindings {
    address timelock;
    address guardian;
    address treasury;
    address token;
    address schedule;
    address escrow;
    address distributor;
    address slasher;
    address parameters;
}
