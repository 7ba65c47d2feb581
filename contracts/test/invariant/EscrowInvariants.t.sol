// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IEscrow} from "src/interfaces/IEscrow.sol";
import {InvariantTest} from "test/base/InvariantTest.sol";
import {StakeFixture} from "test/base/StakeFixture.sol";
import {EscrowHandler} from "test/invariant/handlers/EscrowHandler.sol";

/// @notice What holds of clients' money after any sequence of steps.
contract EscrowInvariants is StakeFixture, InvariantTest {
    EscrowHandler private handler;
    address[] private payers;

    function setUp() public override {
        super.setUp();
        payers = [alice.addr, bob.addr, carol.addr];
        for (uint256 i = 0; i < payers.length; ++i) {
            fund(payers[i], 1e24);
        }
        handler = new EscrowHandler(token, escrow, anchor, payers);
        targetContract(address(handler));
    }

    function invariant_balanceIsRefundablePendingAndCommitted() public view {
        uint256 owed = escrow.committed();
        for (uint256 i = 0; i < payers.length; ++i) {
            IEscrow.Account memory account = escrow.accountOf(payers[i]);
            owed += uint256(account.balance) + account.pending;
        }
        assertEq(owed - escrow.advanced(), token.balanceOf(address(escrow)));
        assertLe(escrow.advanced(), escrow.committed());
    }

    function invariant_whatCameInIsThereOrWentWhereItBelongs() public view {
        uint256 gone = handler.settled() + handler.advancedAndSettled() + escrow.advanced();
        assertEq(handler.paidIn(), token.balanceOf(address(escrow)) + handler.takenOut() + gone);
        assertEq(gone, token.balanceOf(distributor) + token.balanceOf(timelock) + token.burned(), "gone");
    }
}
