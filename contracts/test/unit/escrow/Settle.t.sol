// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IEscrow} from "src/interfaces/IEscrow.sol";
import {EpochId} from "src/types/EpochId.sol";
import {StakeFixture} from "test/base/StakeFixture.sol";

contract EscrowSettleTest is StakeFixture {
    EpochId private constant EPOCH = EpochId.wrap(3);

    function setUp() public override {
        super.setUp();
        fund(alice.addr, 1000);
        vm.startPrank(alice.addr);
        escrow.prepayAndCommit(700);
        escrow.prepay(300);
        vm.stopPrank();
    }

    function test_settle_splitsTheFees() public {
        uint256 supply = token.totalSupply();
        vm.expectEmit(address(escrow));
        emit IEscrow.EpochSettled(EPOCH, 500, 430, 50, 20);
        _settle(EPOCH, 500, 50, 20);
        assertEq(escrow.committed(), 200);
        assertEq(token.balanceOf(distributor), 430);
        assertEq(token.balanceOf(timelock), 50);
        assertEq(token.totalSupply(), supply - 20);
        assertTrue(escrow.settled(EPOCH));
        assertEq(escrow.accountOf(alice.addr).balance, 300, "nobody's refundable balance is touched");
    }

    function test_settle_onceAnEpoch() public {
        assertFalse(escrow.settled(EPOCH));
        _settle(EPOCH, 0, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(IEscrow.AlreadySettled.selector, EPOCH));
        _settle(EPOCH, 1, 0, 0);
        _settle(EpochId.wrap(2), 1, 0, 0);
    }

    function test_settle_isForTheEpochAnchorOnly() public {
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Unauthorized.selector, timelock, anchor));
        vm.prank(timelock);
        escrow.settle(EPOCH, 1, 0, 0);
    }

    function test_settle_breaksWhereFeesExceedWhatWasCommitted() public {
        vm.expectRevert(abi.encodeWithSelector(IEscrow.FeesExceedCommitted.selector, EPOCH, 701, 700));
        _settle(EPOCH, 701, 0, 0);
        _settle(EPOCH, 700, 0, 0);
    }

    function test_settle_refusesPartsThatExceedTheFees() public {
        uint256 most = type(uint256).max;
        vm.expectRevert(abi.encodeWithSelector(IEscrow.PartsExceedFees.selector, EPOCH, 500, 501, 0));
        _settle(EPOCH, 500, 501, 0);
        vm.expectRevert(abi.encodeWithSelector(IEscrow.PartsExceedFees.selector, EPOCH, 500, 400, 101));
        _settle(EPOCH, 500, 400, 101);
        vm.expectRevert(abi.encodeWithSelector(IEscrow.PartsExceedFees.selector, EPOCH, 500, 1, most));
        _settle(EPOCH, 500, 1, most);
    }

    function testFuzz_settle_losesNoUnit(uint256 fees, uint256 treasuryPart, uint256 burnPart) public {
        fees = bound(fees, 0, 700);
        treasuryPart = bound(treasuryPart, 0, fees);
        burnPart = bound(burnPart, 0, fees - treasuryPart);
        _settle(EPOCH, fees, treasuryPart, burnPart);
        assertEq(token.balanceOf(distributor) + token.balanceOf(timelock) + token.burned(), fees);
        assertEq(token.balanceOf(address(escrow)), 1000 - fees);
        assertEq(escrow.committed(), 700 - fees);
    }

    function _settle(EpochId epoch, uint256 fees, uint256 treasuryPart, uint256 burnPart) private {
        vm.prank(anchor);
        escrow.settle(epoch, fees, treasuryPart, burnPart);
    }
}
