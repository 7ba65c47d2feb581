// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ConetToken} from "src/ConetToken.sol";
import {Escrow} from "src/Escrow.sol";
import {IEscrow} from "src/interfaces/IEscrow.sol";
import {EpochId} from "src/types/EpochId.sol";
import {BaseTest} from "test/base/BaseTest.sol";

/// @notice Everything that payers and the epoch anchor may do with the escrow, in any order.
contract EscrowHandler is BaseTest {
    ConetToken private immutable _TOKEN;
    Escrow private immutable _ESCROW;
    address private immutable _ANCHOR;
    address[] private _payers;
    uint64 private _epoch;

    /// @notice Paid in, taken out again, and settled, since the beginning.
    uint256 public paidIn;
    uint256 public takenOut;
    uint256 public settled;
    uint256 public advancedAndSettled;

    constructor(ConetToken token, Escrow escrow, address anchor, address[] memory payers) {
        _TOKEN = token;
        _ESCROW = escrow;
        _ANCHOR = anchor;
        _payers = payers;
    }

    function prepay(uint256 payerSeed, uint256 amount) external {
        (address payer, uint256 part) = _payment(payerSeed, amount);
        if (part == 0) return;
        vm.prank(payer);
        _ESCROW.prepay(part);
        paidIn += part;
    }

    function prepayAndCommit(uint256 payerSeed, uint256 amount) external {
        (address payer, uint256 part) = _payment(payerSeed, amount);
        if (part == 0) return;
        vm.prank(payer);
        _ESCROW.prepayAndCommit(part);
        paidIn += part;
    }

    function commitCredit(uint256 payerSeed, uint256 amount) external {
        address payer = _payers[payerSeed % _payers.length];
        uint256 balance = _ESCROW.accountOf(payer).balance;
        if (balance == 0) return;
        vm.prank(payer);
        _ESCROW.commitCredit(bound(amount, 1, balance));
    }

    function requestWithdrawal(uint256 payerSeed, uint256 amount) external {
        address payer = _payers[payerSeed % _payers.length];
        uint256 balance = _ESCROW.accountOf(payer).balance;
        if (balance == 0) return;
        vm.prank(payer);
        _ESCROW.requestWithdrawal(bound(amount, 1, balance));
    }

    function cancelWithdrawal(uint256 payerSeed) external {
        address payer = _payers[payerSeed % _payers.length];
        if (_ESCROW.accountOf(payer).pending == 0) return;
        vm.prank(payer);
        _ESCROW.cancelWithdrawal();
    }

    function withdraw(uint256 payerSeed) external {
        address payer = _payers[payerSeed % _payers.length];
        IEscrow.Account memory account = _ESCROW.accountOf(payer);
        if (account.pending == 0) return;
        if (block.timestamp < account.availableAt) {
            vm.expectRevert(
                abi.encodeWithSelector(IEscrow.WithdrawalNotYetAvailable.selector, payer, account.availableAt)
            );
            vm.prank(payer);
            _ESCROW.withdraw();
            return;
        }
        vm.prank(payer);
        takenOut += _ESCROW.withdraw();
    }

    function settle(uint256 feesSeed, uint256 treasurySeed, uint256 burnSeed) external {
        uint256 fees = bound(feesSeed, 0, _ESCROW.committed());
        // What was advanced belongs to rewards: the parts of treasury and burn leave it room, as true totals do.
        uint256 room = _ESCROW.committed() - _ESCROW.advanced();
        uint256 treasury = bound(treasurySeed, 0, fees < room ? fees : room);
        uint256 most = (fees < room ? fees : room) - treasury;
        uint256 advanced = _ESCROW.advanced();
        vm.prank(_ANCHOR);
        _ESCROW.settle(EpochId.wrap(++_epoch), fees, treasury, bound(burnSeed, 0, most));
        settled += fees - (advanced - _ESCROW.advanced());
        advancedAndSettled += advanced - _ESCROW.advanced();
    }

    function advance(uint256 amountSeed) external {
        uint256 room = _ESCROW.committed() - _ESCROW.advanced();
        if (room == 0) return;
        vm.prank(_ANCHOR);
        _ESCROW.advance(bound(amountSeed, 1, room));
    }

    function wait(uint256 time) external {
        skip(bound(time, 1, 5 days));
    }

    function _payment(uint256 payerSeed, uint256 amount) private view returns (address payer, uint256 part) {
        payer = _payers[payerSeed % _payers.length];
        uint256 balance = _TOKEN.balanceOf(payer);
        part = balance == 0 ? 0 : bound(amount, 1, balance);
    }
}
