// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IEpochAnchor} from "src/interfaces/IEpochAnchor.sol";
import {IEscrow} from "src/interfaces/IEscrow.sol";
import {Epoch} from "src/types/Epoch.sol";
import {EpochId} from "src/types/EpochId.sol";
import {NodeId} from "src/types/NodeId.sol";
import {EpochFixture} from "test/base/EpochFixture.sol";

/// @notice What an activated root promises is payable from that moment, whether or not anybody has minted or settled.
contract ShortfallTest is EpochFixture {
    address private alice = address(0xA11CE);
    address private bob = address(0xB0B);
    uint96 private constant FEES = uint96(50 * TOKEN);

    /// An epoch whose rewards all belong to alice: fees above what emission pays, all of it to accounts.
    function test_claimMintsWhatIsMissing() public {
        Epoch memory header = activateFor(alice, 0, 0);
        assertEq(token.balanceOf(address(distributor)), 0, "nobody has minted");
        claim(alice, header.rewards);
        assertEq(token.balanceOf(alice), header.rewards);
        assertEq(token.emitted(), header.emission, "and everything else of the emission is there too");
    }

    function test_claimTakesFeesAheadOfTheirSettlement() public {
        Epoch memory header = activateFor(alice, FEES, 0);
        vm.expectEmit(address(escrow));
        emit IEscrow.FeesAdvanced(header.rewards - header.emission);
        claim(alice, header.rewards);
        assertEq(token.balanceOf(alice), header.rewards);
        assertEq(escrow.advanced(), header.rewards - header.emission);
        settleOne(header);
        assertEq(escrow.advanced(), 0, "the settlement pays so much less");
        assertEq(token.balanceOf(address(distributor)), 0, "and every unit is accounted for");
        assertEq(token.burned(), header.burned);
        assertEq(token.balanceOf(address(escrow)), escrow.committed());
    }

    /// A crash between activation and settlement, then a day on which nobody settles: every epoch is payable meanwhile.
    function test_claimsAreNeverShortWhereNobodySettles() public {
        Epoch[] memory headers = new Epoch[](24);
        uint256 due = 0;
        for (uint256 i = 0; i < headers.length; ++i) {
            headers[i] = activateFor(alice, FEES, due);
            due += headers[i].rewards;
            if (i % 5 == 0) claim(alice, due);
        }
        claim(alice, due);
        assertEq(token.balanceOf(alice), due);
        // one by one, as a service that comes back would
        for (uint256 i = 0; i < headers.length; ++i) {
            settleOne(headers[i]);
        }
        assertEq(escrow.advanced(), 0);
        assertEq(anchor.unsettledFees(), 0);
        assertEq(token.balanceOf(address(distributor)), 0);
    }

    /// Claims have taken what a later epoch's fees bring: an earlier one still settles alone.
    function test_treasuryIsPaidThoughClaimsTookTheEmission() public {
        Epoch memory first = activateWith(keccak256("nobody"), 0, 0);
        assertEq(first.treasury, first.emission, "an epoch without a relay: everything to the treasury");
        Epoch memory second = activateFor(alice, uint96(first.emission) + FEES, 0);
        claim(alice, second.rewards);
        uint256 before = token.balanceOf(timelock);
        settleOne(first);
        assertEq(token.balanceOf(timelock) - before, first.treasury);
        settleOne(second);
        assertEq(escrow.advanced(), 0);
        assertEq(token.balanceOf(address(distributor)), 0);
    }

    function test_splitAndCompoundAreCoveredToo() public {
        NodeId node = registerNode(keyOf("owner"), keyOf("hot"), 10_000 * TOKEN);
        commitCredit(FEES);
        skip(LENGTH);
        Epoch memory header = nextHeader(0, FEES);
        uint256 all = uint256(header.emission) + header.fees - header.burned;
        uint256 half = header.emission + 1;
        header.accountsRoot = pairOf(leafOf(alice, half), leafOf(alice, all));
        finish(header, all);
        vm.prank(alice);
        distributor.compound(node, half, proofOf(leafOf(alice, all)));
        assertEq(staking.stakeOf(node, alice), half);
        address[] memory payees = new address[](2);
        (payees[0], payees[1]) = (alice, bob);
        uint16[] memory shares = new uint16[](2);
        (shares[0], shares[1]) = (9000, 1000);
        vm.prank(alice);
        distributor.setSplit(payees, shares);
        vm.prank(alice);
        distributor.claim(alice, all, proofOf(leafOf(alice, half)));
        assertEq(token.balanceOf(alice) + token.balanceOf(bob), all - half);
    }

    /// A false root gets no more than emission and the fees of anchored epochs, whatever it promises.
    function test_cover_endsWithTheFees() public {
        commitCredit(10 * FEES);
        skip(LENGTH);
        Epoch memory header = nextHeader(0, FEES);
        uint256 all = uint256(header.emission) + header.fees;
        header.accountsRoot = pairOf(leafOf(alice, all), leafOf(alice, all + 1));
        finish(header, header.rewards);
        vm.startPrank(alice);
        distributor.claim(alice, all, proofOf(leafOf(alice, all + 1)));
        bytes32[] memory proof = proofOf(leafOf(alice, all));
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.AdvanceExceedsFees.selector, 1, 0));
        distributor.claim(alice, all + 1, proof);
        vm.stopPrank();
    }

    function test_cover_isForTheDistributorOnly() public {
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.NotTheDistributor.selector, address(this)));
        anchor.cover(1);
    }

    function test_advance_isForTheEpochAnchorOnly() public {
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Unauthorized.selector, address(this), address(anchor)));
        escrow.advance(1);
    }

    function test_advance_neverExceedsWhatIsCommitted() public {
        commitCredit(100);
        vm.startPrank(address(anchor));
        escrow.advance(60);
        vm.expectRevert(abi.encodeWithSelector(IEscrow.AdvanceExceedsCommitted.selector, 101, 100));
        escrow.advance(41);
        escrow.advance(40);
        vm.stopPrank();
        assertEq(escrow.advanced(), 100);
        assertEq(escrow.committed(), 100, "what is advanced is still to be settled");
    }

    /// What is advanced and never earned (no true totals do that) is refused by the settlement rather than taken from
    /// clients' refundable money.
    function test_settle_refusesWhatWasAdvancedBeyondTheFees() public {
        commitCredit(100);
        vm.startPrank(address(anchor));
        escrow.advance(100);
        vm.expectRevert(abi.encodeWithSelector(IEscrow.AdvanceExceedsCommitted.selector, 100, 90));
        escrow.settle(EpochId.wrap(1), 10, 10, 0);
        vm.stopPrank();
    }

    /// @dev Everything but what is burned goes to one account.
    function activateFor(address account, uint96 fees, uint256 before) private returns (Epoch memory header) {
        commitCredit(fees == 0 ? 1 : fees);
        skip(LENGTH);
        header = nextHeader(0, fees);
        uint256 rewards = uint256(header.emission) + fees - header.burned;
        header.accountsRoot = leafOf(account, before + rewards);
        finish(header, rewards);
    }

    function activateWith(bytes32 root, uint96 fees, uint256 rewards) private returns (Epoch memory header) {
        skip(LENGTH);
        header = nextHeader(root, fees);
        finish(header, rewards);
    }

    /// @dev Signs, anchors and activates; what is no reward is the treasury's.
    function finish(Epoch memory header, uint256 rewards) private {
        header.rewards = uint96(rewards);
        header.treasury = uint96(uint256(header.emission) + header.fees - header.burned - rewards);
        anchor.anchor(header, sign(header, 0, 3));
        lastHeader = header;
        skip(DELAY);
        anchor.activate();
    }

    function claim(address account, uint256 cumulative) private {
        vm.prank(account);
        distributor.claim(account, cumulative, new bytes32[](0));
    }

    function proofOf(bytes32 sibling) private pure returns (bytes32[] memory proof) {
        proof = new bytes32[](1);
        proof[0] = sibling;
    }
}
