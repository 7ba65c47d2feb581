// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IStaking} from "src/interfaces/IStaking.sol";
import {Epoch} from "src/types/Epoch.sol";
import {EpochId} from "src/types/EpochId.sol";
import {NodeId} from "src/types/NodeId.sol";
import {InvariantTest} from "test/base/InvariantTest.sol";
import {NetworkTest} from "test/base/NetworkTest.sol";
import {NetworkHandler} from "test/invariant/NetworkHandler.sol";

/// @notice What holds for the whole network, whoever does what in which order.
contract NetworkInvariantTest is NetworkTest, InvariantTest {
    NetworkHandler internal handler;

    function setUp() public override {
        super.setUp();
        handler = new NetworkHandler(net, actors, verifiers);
        vm.prank(address(net.timelock));
        net.anchor.setChallengeContract(address(handler), true);
        targetContract(address(handler));
        targetSelector(address(handler), handler.selectors());
        skip(1);
    }

    /// @dev One campaign for all: each has the whole run to itself then.
    function invariant_everythingHolds() public {
        theSumOfStakesIsStakingsBalance();
        sharesOfAPoolAreThoseOfItsMembers();
        supplyIsBelowTheCapAndTheSchedule();
        balancesAddUpToTheSupply();
        votesAreTheSumOfTheirParts();
        stakedUnitsAreThoseOfPositions();
        nothingLeavesBeforeItsTime();
        claimsNeverFall();
        aCancelledAnchorNeverPays();
        theEscrowHoldsWhatItOwes();
        // Last, because it takes steps that the others would not see.
        moneyIsNeitherMadeNorLost();
    }

    /// @dev A handler that never gets to do something proves nothing about it.
    function test_everyActionHappens() public {
        bytes4[] memory selectors = handler.selectors();
        for (uint256 i = 0; i < 4000; ++i) {
            bytes32 seed = keccak256(abi.encode("network", i));
            bytes4 selector = selectors[uint256(seed) % selectors.length];
            (bool ok,) = address(handler)
                .call(
                    abi.encodePacked(
                        selector,
                        keccak256(abi.encode(seed, 1)),
                        uint256(keccak256(abi.encode(seed, 2))) % 3,
                        keccak256(abi.encode(seed, 3)),
                        keccak256(abi.encode(seed, 4))
                    )
                );
            // A second argument that is no boolean does not decode where one is asked for.
            if (!ok) assertTrue(uint256(keccak256(abi.encode(seed, 2))) % 3 == 2, "reverted");
        }
        invariant_everythingHolds();
        bytes32[34] memory actions = handler.allActions();
        for (uint256 i = 0; i < actions.length; ++i) {
            assertGt(handler.done(actions[i]), 0, string(abi.encodePacked(actions[i])));
        }
    }

    /// @dev claimed + claimable + treasury + burned + escrow = minted + paid in, to the unit, once the steps that
    /// anybody may take have been taken. What an invariant changes is undone after it.
    function moneyIsNeitherMadeNorLost() public {
        uint256 settled = EpochId.unwrap(net.anchor.settledEpoch());
        Epoch[] memory open = handler.headersSince(settled);
        uint256 firesBefore = net.token.burned();
        if (open.length != 0) net.anchor.settle(open);
        net.anchor.mint();

        uint256 claimedAndClaimable = 0;
        uint256 claimed = 0;
        for (uint256 i = 0; i < handler.actorCount(); ++i) {
            claimedAndClaimable += handler.activatedCumulative(handler.actorAt(i));
            claimed += net.distributor.claimed(handler.actorAt(i));
        }
        uint256 treasury = net.token.balanceOf(address(net.timelock)) - handler.treasuryAtStart();
        uint256 burned = net.token.burned() - handler.burnedOtherwise();
        uint256 escrow = net.token.balanceOf(address(net.escrow));
        uint256 minted = net.token.emitted();
        assertEq(
            claimedAndClaimable + treasury + burned + escrow,
            minted + handler.paidIn(),
            "claimed + claimable + treasury + burned + escrow = minted + paid in"
        );
        assertEq(
            net.token.balanceOf(address(net.distributor)),
            claimedAndClaimable - claimed,
            "the distributor holds what can be claimed, to the unit"
        );
        assertEq(minted, handler.activatedEmission(), "minted is what activated epochs emit");
        assertEq(burned, handler.activatedBurned(), "burned");
        assertEq(treasury, handler.activatedTreasury(), "treasury");
        assertGe(net.token.burned(), firesBefore);
    }

    function theSumOfStakesIsStakingsBalance() public view {
        uint256 sum = 0;
        for (uint256 i = 0; i < handler.nodeCount(); ++i) {
            sum += net.staking.poolOf(handler.nodes(i)).stake;
        }
        assertEq(sum + net.staking.returnsOwed(), net.token.balanceOf(address(net.staking)), "stakes");
    }

    /// @dev No share without a holder but the 1,000 that are nobody's, and no position worth more than its pool.
    function sharesOfAPoolAreThoseOfItsMembers() public view {
        for (uint256 i = 0; i < handler.nodeCount(); ++i) {
            NodeId node = handler.nodes(i);
            uint256 active = 0;
            uint256 unbonding = 0;
            for (uint256 j = 0; j < handler.actorCount(); ++j) {
                address account = handler.actorAt(j);
                IStaking.Position memory position = net.staking.positionOf(node, account);
                active += position.shares;
                for (uint256 k = position.head; k < position.tail; ++k) {
                    unbonding += net.staking.unbondingOf(node, account, k).shares;
                }
            }
            IStaking.Pool memory pool = net.staking.poolOf(node);
            assertEq(active + unbonding + 1000, pool.totalShares, "shares");
            assertEq(unbonding, pool.unbondingShares, "unbonding shares");
        }
    }

    function supplyIsBelowTheCapAndTheSchedule() public view {
        assertLe(net.token.totalSupply(), net.token.cap(), "cap");
        assertLe(net.token.emitted(), net.emission.cumulative(block.timestamp), "schedule");
        assertLe(net.emission.cumulative(type(uint64).max), net.emission.minersShare(), "miners' share");
    }

    function balancesAddUpToTheSupply() public view {
        uint256 sum = net.token.balanceOf(address(net.staking)) + net.token.balanceOf(address(net.escrow))
            + net.token.balanceOf(address(net.distributor)) + net.token.balanceOf(address(net.timelock))
            + net.token.balanceOf(address(net.slasher));
        for (uint256 i = 0; i < handler.actorCount(); ++i) {
            sum += net.token.balanceOf(handler.actorAt(i));
        }
        assertEq(sum, net.token.totalSupply(), "supply");
        assertEq(
            net.token.balanceOf(address(net.slasher)),
            net.slasher.totalBonded() + net.slasher.totalHeld(),
            "the slasher holds bonds and what is held for appeals"
        );
    }

    /// @dev A delegate's votes are the balances and staked units of all who delegate to it.
    function votesAreTheSumOfTheirParts() public view {
        for (uint256 i = 0; i < handler.actorCount(); ++i) {
            address delegate = handler.actorAt(i);
            uint256 sum = 0;
            for (uint256 j = 0; j < handler.actorCount(); ++j) {
                address account = handler.actorAt(j);
                if (net.token.delegates(account) != delegate) continue;
                sum += net.token.balanceOf(account) + net.token.stakedUnits(account);
            }
            assertEq(net.token.getVotes(delegate), sum, "votes");
        }
    }

    /// @dev Staked units are those of positions and queues, and never less than what these are worth now.
    function stakedUnitsAreThoseOfPositions() public view {
        for (uint256 j = 0; j < handler.actorCount(); ++j) {
            address account = handler.actorAt(j);
            uint256 units = 0;
            for (uint256 i = 0; i < handler.nodeCount(); ++i) {
                NodeId node = handler.nodes(i);
                IStaking.Position memory position = net.staking.positionOf(node, account);
                units += position.units;
                for (uint256 k = position.head; k < position.tail; ++k) {
                    units += net.staking.unbondingOf(node, account, k).units;
                }
            }
            assertEq(units, net.token.stakedUnits(account), "units");
        }
    }

    function nothingLeavesBeforeItsTime() public view {
        assertFalse(handler.leftEarly(), "left early");
    }

    function claimsNeverFall() public view {
        assertFalse(handler.claimsFell(), "claims fell");
        for (uint256 i = 0; i < handler.actorCount(); ++i) {
            address account = handler.actorAt(i);
            assertLe(net.distributor.claimed(account), handler.activatedCumulative(account), "paid at most what is due");
        }
    }

    /// @dev A cancelled root can be the active one only where the very same root was activated as well.
    function aCancelledAnchorNeverPays() public view {
        bytes32 root = net.distributor.root();
        if (handler.cancelledRoot(root)) assertTrue(handler.activatedRoot(root), "a cancelled root pays");
    }

    /// @dev The distributor never pays out more than epochs have brought: claims are covered before settlement too.
    function theEscrowHoldsWhatItOwes() public view {
        uint256 owed = net.escrow.committed();
        for (uint256 i = 0; i < handler.actorCount(); ++i) {
            owed += net.escrow.accountOf(handler.actorAt(i)).balance;
            owed += net.escrow.accountOf(handler.actorAt(i)).pending;
        }
        assertEq(net.token.balanceOf(address(net.escrow)), owed - net.escrow.advanced(), "escrow");
        assertLe(net.escrow.advanced(), net.anchor.unsettledFees(), "advanced out of fees");
        assertLe(net.anchor.unsettledFees(), net.escrow.committed(), "fees are covered");
    }
}
