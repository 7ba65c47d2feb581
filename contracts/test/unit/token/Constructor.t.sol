// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ConetToken} from "src/ConetToken.sol";
import {EmissionSchedule} from "src/EmissionSchedule.sol";
import {IConetToken} from "src/interfaces/IConetToken.sol";
import {IEmissionSchedule} from "src/interfaces/IEmissionSchedule.sol";
import {StakeFixture} from "test/base/StakeFixture.sol";

contract TokenConstructorTest is StakeFixture {
    address[] private holders;
    uint256[] private amounts;

    function test_deployment_allocatesTheCapLessTheMinersShare() public view {
        assertEq(token.totalSupply(), CAP - MINERS_SHARE);
        assertEq(token.balanceOf(bank), CAP - MINERS_SHARE);
        assertEq(token.cap(), CAP);
        assertEq(token.emitted(), 0);
        assertEq(token.burned(), 0);
        assertEq(token.minter(), anchor);
        assertEq(token.staking(), address(staking));
        assertEq(token.schedule(), address(schedule));
        assertEq(token.name(), "CoNET");
        assertEq(token.symbol(), "CONET");
        assertEq(token.decimals(), 18);
    }

    function test_deployment_canAllocateToMany() public {
        _allocate(alice.addr, 1);
        _allocate(bob.addr, CAP - MINERS_SHARE - 1);
        ConetToken other = new ConetToken(address(1), address(2), schedule, holders, amounts);
        assertEq(other.balanceOf(alice.addr), 1);
        assertEq(other.balanceOf(bob.addr), CAP - MINERS_SHARE - 1);
    }

    function test_deployment_refusesZeroAddresses() public {
        vm.expectRevert(IConetToken.ZeroAddress.selector);
        new ConetToken(address(0), address(2), schedule, holders, amounts);
        vm.expectRevert(IConetToken.ZeroAddress.selector);
        new ConetToken(address(1), address(0), schedule, holders, amounts);
        vm.expectRevert(IConetToken.ZeroAddress.selector);
        new ConetToken(address(1), address(2), IEmissionSchedule(address(0)), holders, amounts);
    }

    function test_deployment_refusesListsOfDifferentLengths() public {
        holders.push(alice.addr);
        vm.expectRevert(abi.encodeWithSelector(IConetToken.GenesisLengthMismatch.selector, 1, 0));
        new ConetToken(address(1), address(2), schedule, holders, amounts);
    }

    function test_deployment_refusesAllocationsThatDoNotAddUp() public {
        _allocate(alice.addr, CAP - MINERS_SHARE + 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IConetToken.GenesisAllocationMismatch.selector, CAP - MINERS_SHARE + 1, CAP - MINERS_SHARE
            )
        );
        new ConetToken(address(1), address(2), schedule, holders, amounts);
    }

    /// @dev An amount above 120 bits would be cut in the ledger; the sum refuses it.
    function test_deployment_refusesAmountsThatDoNotFit() public {
        uint256 amount = 2 ** 120 + CAP - MINERS_SHARE;
        _allocate(alice.addr, amount);
        vm.expectRevert(
            abi.encodeWithSelector(IConetToken.GenesisAllocationMismatch.selector, amount, CAP - MINERS_SHARE)
        );
        new ConetToken(address(1), address(2), schedule, holders, amounts);
    }

    function test_deployment_refusesAShareAboveTheCap() public {
        EmissionSchedule large = new EmissionSchedule(GENESIS, PERIOD, PERIODS, CAP + 1);
        vm.expectRevert(abi.encodeWithSignature("Panic(uint256)", 0x11));
        new ConetToken(address(1), address(2), large, holders, amounts);
    }

    function _allocate(address holder, uint256 amount) private {
        holders.push(holder);
        amounts.push(amount);
    }
}
