// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";

/// @title ConetTimelock
/// @notice Holds every administrative power of the network and the treasury. Only the governor proposes
/// and executes (anyone may call the governor for that), the governor and the guardian contract cancel,
/// and it administers its own roles: there is no other administrator, from the first block on.
contract ConetTimelock is TimelockController {
    uint256 private constant SHORTEST_DELAY = 1 days;
    uint256 private constant LONGEST_DELAY = 30 days;

    /// @notice Whether the delay may be as short as a test network wants it; see INetworkParameters.
    bool public immutable SHORT_TIMES;

    /// @notice The delay lies outside the bounds that are compiled in.
    error DelayOutOfBounds(uint256 delay, uint256 lower, uint256 upper);

    constructor(uint256 minDelay, address governor, address guardian, bool shortTimes)
        TimelockController(minDelay, _only(governor), _only(governor), address(0))
    {
        SHORT_TIMES = shortTimes;
        _checkDelay(minDelay, shortTimes);
        _grantRole(CANCELLER_ROLE, guardian);
    }

    /// @inheritdoc TimelockController
    function updateDelay(uint256 newDelay) public override {
        _checkDelay(newDelay, SHORT_TIMES);
        super.updateDelay(newDelay);
    }

    function _checkDelay(uint256 delay, bool shortTimes) private pure {
        uint256 lower = shortTimes ? 1 : SHORTEST_DELAY;
        if (delay < lower || delay > LONGEST_DELAY) revert DelayOutOfBounds(delay, lower, LONGEST_DELAY);
    }

    function _only(address account) private pure returns (address[] memory list) {
        list = new address[](1);
        list[0] = account;
    }
}
