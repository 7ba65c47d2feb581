// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Epoch} from "src/types/Epoch.sol";
import {EpochId} from "src/types/EpochId.sol";
import {InvariantTest} from "test/base/InvariantTest.sol";
import {NetworkTest} from "test/base/NetworkTest.sol";
import {ChallengeHandler} from "test/invariant/handlers/ChallengeHandler.sol";

/// @notice What holds while true and false epochs are anchored and everybody challenges everything, with the contracts as
/// they are deployed and one honest watcher.
contract ChallengeInvariants is NetworkTest, InvariantTest {
    ChallengeHandler private handler;

    function setUp() public override {
        super.setUp();
        handler = new ChallengeHandler(net, actors, verifiers);
        targetContract(address(handler));
        targetSelector(address(handler), handler.selectors());
        skip(1);
    }

    /// @dev One campaign for all: each has the whole run to itself then.
    /// forge-config: long.invariant.runs = 40
    function invariant_challengesAreJust() public {
        aTrueAnchorIsNeverCancelled();
        aFalseAnchorNeverStands();
        onlyTrueRootsPay();
        bondsAreReturnedOrForfeited();
        // Last, because it takes steps that the others would not see.
        moneyIsNeitherMadeNorLost();
    }

    /// @dev A handler that never gets to do something proves nothing about it.
    function test_everyActionHappens() public {
        bytes4[] memory selectors = handler.selectors();
        for (uint256 i = 0; i < 700; ++i) {
            bytes32 seed = keccak256(abi.encode("challenges", i));
            (bool ok, bytes memory why) = address(handler)
                .call(
                    abi.encodePacked(
                        selectors[uint256(seed) % selectors.length],
                        keccak256(abi.encode(seed, 1)),
                        keccak256(abi.encode(seed, 2)),
                        keccak256(abi.encode(seed, 3))
                    )
                );
            assertTrue(ok, vm.toString(why));
        }
        invariant_challengesAreJust();
        bytes32[13] memory actions = handler.actions();
        for (uint256 i = 0; i < actions.length; ++i) {
            assertGt(handler.done(actions[i]), 0, string(abi.encodePacked(actions[i])));
        }
    }

    function aTrueAnchorIsNeverCancelled() public view {
        assertEq(handler.trueAnchorsCancelled(), 0, "true anchors cancelled");
    }

    function aFalseAnchorNeverStands() public view {
        assertEq(handler.falseAnchorsMissed(), 0, "false anchors missed");
    }

    /// @dev The root that pays is that of the newest true epoch, and none of what was activated was ever cancelled.
    function onlyTrueRootsPay() public view {
        assertEq(net.distributor.root(), handler.activeRoot(), "root");
        uint64 last = EpochId.unwrap(net.anchor.activatedEpoch());
        if (last != 0) {
            bytes32 digest = net.anchor.digestAt(EpochId.wrap(last));
            assertEq(net.anchor.cancelledFor(digest), address(0), "activated and cancelled");
        }
        for (uint256 i = 0; i < handler.ownerCount(); ++i) {
            assertLe(
                net.distributor.claimed(handler.ownerAt(i)), handler.activatedCumulative(i), "paid at most what is due"
            );
        }
    }

    /// @dev Contracts whose proof and decision are one call never hold a token; the others hold the bonds of what is open.
    function bondsAreReturnedOrForfeited() public view {
        assertEq(net.token.balanceOf(address(net.sumTreeChallenges)), 0, "sum trees");
        assertEq(net.token.balanceOf(address(net.nodeChallenges)), 0, "nodes");
        assertEq(net.token.balanceOf(address(net.headerChallenges)), 0, "headers");
        assertEq(net.token.balanceOf(address(net.accountChallenges)), handler.bondsOfDisputes(), "disputes");
        assertEq(net.token.balanceOf(address(net.openingChallenges)), handler.bondsOfDemands(), "demands");
        assertEq(handler.unpaidChallengers(), 0, "who is right is paid, who is wrong pays");
        assertEq(
            net.token.balanceOf(address(net.slasher)),
            net.slasher.totalBonded() + net.slasher.totalHeld(),
            "the slasher holds bonds and what is held for appeals"
        );
    }

    /// @dev claimed + claimable + treasury + burned + escrow = minted + paid in, to the unit, with forfeited bonds beside.
    function moneyIsNeitherMadeNorLost() public {
        Epoch[] memory open = handler.unsettled();
        if (open.length != 0) net.anchor.settle(open);
        net.anchor.mint();
        uint256 claimedAndClaimable = 0;
        for (uint256 i = 0; i < handler.ownerCount(); ++i) {
            claimedAndClaimable += handler.activatedCumulative(i);
        }
        uint256 treasury =
            net.token.balanceOf(address(net.timelock)) - handler.TREASURY_AT_START() - handler.forfeited();
        assertEq(treasury, handler.activatedTreasury(), "treasury");
        assertEq(net.token.burned(), handler.activatedBurned(), "burned");
        assertEq(net.token.emitted(), handler.activatedEmission(), "minted is what true epochs emit");
        assertEq(
            claimedAndClaimable + treasury + net.token.burned() + net.token.balanceOf(address(net.escrow)),
            net.token.emitted() + handler.PAID_IN(),
            "claimed + claimable + treasury + burned + escrow = minted + paid in"
        );
        assertLe(net.anchor.unsettledFees(), net.escrow.committed(), "fees are covered");
    }
}
