// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IStaking} from "src/interfaces/IStaking.sol";
import {NodeId} from "src/types/NodeId.sol";
import {InvariantTest} from "test/base/InvariantTest.sol";
import {StakeFixture} from "test/base/StakeFixture.sol";
import {StakeHandler} from "test/invariant/handlers/StakeHandler.sol";

/// @notice What holds of token, stake and votes after any sequence of steps.
contract StakeInvariants is StakeFixture, InvariantTest {
    StakeHandler private handler;
    address[] private actors;
    NodeId[] private nodes;

    function setUp() public override {
        super.setUp();
        Key memory second = keyOf("second owner");
        nodes.push(registerNode());
        nodes.push(registerNode(second, keyOf("second hot key"), BOND));
        nodes.push(registerNode(keyOf("third owner"), keyOf("third hot key"), 3 * BOND));
        actors = [owner.addr, second.addr, alice.addr, bob.addr, carol.addr];
        for (uint256 i = 0; i < actors.length; ++i) {
            fund(actors[i], 1e25);
        }
        handler = new StakeHandler(
            [address(token), address(staking), address(registry), address(parameters)],
            [distributor, slasher, timelock],
            actors,
            nodes
        );
        targetContract(address(handler));
        // For sums over all accounts.
        actors.push(accountOf("third owner"));
    }

    function invariant_sumOfStakesIsTheTokenBalance() public view {
        uint256 stakes = 0;
        for (uint256 n = 0; n < nodes.length; ++n) {
            stakes += staking.poolOf(nodes[n]).stake;
        }
        assertEq(stakes + staking.returnsOwed(), token.balanceOf(address(staking)));
        assertEq(stakes, staking.totalStake());
    }

    function invariant_sharesOfAPoolAreThoseOfItsAccountsAndNobodys() public view {
        for (uint256 n = 0; n < nodes.length; ++n) {
            uint256 active = 0;
            uint256 unbonding = 0;
            for (uint256 a = 0; a < actors.length; ++a) {
                IStaking.Position memory position = staking.positionOf(nodes[n], actors[a]);
                active += position.shares;
                for (uint256 i = position.head; i < position.tail; ++i) {
                    unbonding += staking.unbondingOf(nodes[n], actors[a], i).shares;
                }
            }
            IStaking.Pool memory pool = staking.poolOf(nodes[n]);
            assertEq(unbonding, pool.unbondingShares, "unbonding");
            assertEq(active + unbonding + 1000, pool.totalShares, "all");
        }
    }

    function invariant_whatAccountsCanTakeIsInThePool() public view {
        for (uint256 n = 0; n < nodes.length; ++n) {
            IStaking.Pool memory pool = staking.poolOf(nodes[n]);
            uint256 worth = 0;
            for (uint256 a = 0; a < actors.length; ++a) {
                worth += staking.stakeOf(nodes[n], actors[a]);
                IStaking.Position memory position = staking.positionOf(nodes[n], actors[a]);
                for (uint256 i = position.head; i < position.tail; ++i) {
                    uint256 shares = staking.unbondingOf(nodes[n], actors[a], i).shares;
                    worth += shares * pool.stake / pool.totalShares;
                }
            }
            assertLe(worth, pool.stake);
        }
    }

    function invariant_stakedUnitsAreTheSumOfTheParts() public view {
        for (uint256 a = 0; a < actors.length; ++a) {
            uint256 units = 0;
            for (uint256 n = 0; n < nodes.length; ++n) {
                units += unitsAt(nodes[n], actors[a]);
            }
            assertEq(units, token.stakedUnits(actors[a]));
        }
    }

    function invariant_votesAreTheSumOfTheVotersParts() public view {
        for (uint256 d = 0; d < actors.length; ++d) {
            uint256 votes = 0;
            for (uint256 a = 0; a < actors.length; ++a) {
                if (token.delegates(actors[a]) != actors[d]) continue;
                votes += token.balanceOf(actors[a]) + token.stakedUnits(actors[a]);
            }
            assertEq(votes, token.getVotes(actors[d]));
        }
        assertEq(token.delegates(address(staking)), address(0));
        assertEq(token.delegates(distributor), address(0));
    }

    function invariant_supplyIsTheSumOfBalancesAndWithinTheCurve() public view {
        uint256 sum = token.balanceOf(bank) + token.balanceOf(address(staking)) + token.balanceOf(distributor)
            + token.balanceOf(slasher);
        for (uint256 a = 0; a < actors.length; ++a) {
            sum += token.balanceOf(actors[a]);
        }
        assertEq(sum, token.totalSupply());
        assertEq(token.totalSupply() + token.burned(), CAP - MINERS_SHARE + token.emitted());
        assertLe(token.emitted(), schedule.cumulative(block.timestamp));
        assertLe(token.totalSupply(), CAP);
    }

    function invariant_sharesStayWithinTheirBounds() public view {
        for (uint256 n = 0; n < nodes.length; ++n) {
            IStaking.Pool memory pool = staking.poolOf(nodes[n]);
            assertLe(pool.totalShares, 64 * CAP);
            assertGe(pool.totalShares, 1000);
            (,, uint256 stake, uint256 total,,) = staking.nodeState(nodes[n]);
            assertLe(stake, pool.stake);
            assertLe(total, pool.totalShares);
        }
    }
}
