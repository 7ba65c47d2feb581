// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IChallenge} from "src/interfaces/IChallenge.sol";
import {IOpeningChallenges} from "src/interfaces/IOpeningChallenges.sol";
import {Params} from "src/libraries/Params.sol";
import {RangeProof, Tree, TreeRoot} from "src/types/EpochTrees.sol";
import {ChallengeFixture} from "test/base/ChallengeFixture.sol";

contract OpeningChallengesTest is ChallengeFixture {
    function setUp() public override {
        super.setUp();
        loadAccounts();
    }

    /// A root that nobody can open: each of the four.
    /// forge-config: default.fuzz.runs = 48
    function testFuzz_hiddenRootIsCancelled(uint256 which, bytes32 root) public {
        which = bound(which, 0, 3);
        vm.assume(root != 0);
        if (which == 0) second.accountsRoot = root;
        if (which == 1) second.proofsRoot = root;
        if (which == 2) second.nodesRoot = root;
        if (which == 3) second.entriesRoot = root;
        anchorSecond();
        uint256 demand =
            which == 0 ? openings.demandAccount(theCase(), 5) : openings.demandLeaf(theCase(), Tree(which), 0);
        IOpeningChallenges.Demand memory open = openings.demandOf(demand);
        vm.expectRevert(abi.encodeWithSelector(IOpeningChallenges.AnswerWindowOpen.selector, demand, open.deadline));
        openings.conclude(demand, theCase());
        vm.warp(open.deadline);
        openings.conclude(demand, theCase());
        assertCancelled(true);
    }

    /// forge-config: default.fuzz.runs = 48
    function testFuzz_trueLeafIsOpened(uint256 tree, uint256 position) public {
        Tree t = Tree(bound(tree, 1, 3));
        position = bound(position, 0, leavesOf(t).length - 1);
        anchorSecond();
        uint256 demand = openings.demandLeaf(theCase(), t, uint64(position));
        openings.openLeaf(demand, rootOf(t), leavesOf(t)[position], proofOf(t, position));
        answered(demand);
    }

    /// Any number of attackers locks nothing of whoever defends a true epoch, and puts it off by one delay at most.
    function test_theDefenderOfATrueEpochLocksNothing() public {
        anchorSecond();
        vm.stopPrank();
        uint256 anchoredAt = vm.getBlockTimestamp();
        address defender = address(0xDEFE);
        uint256 bond = parameters.get(Params.CHALLENGE_BOND);
        for (uint256 i = 0; i < 12; ++i) {
            address attacker = address(uint160(0xA77AC0 + i));
            give(attacker, bond);
            vm.startPrank(attacker);
            token.approve(address(openings), bond);
            Tree tree = Tree(i % 3 + 1);
            uint256 demand = openings.demandLeaf(theCase(), tree, uint64(i % 5));
            vm.stopPrank();
            vm.prank(defender);
            openings.openLeaf(demand, rootOf(tree), leavesOf(tree)[i % 5], proofOf(tree, i % 5));
            assertEq(token.balanceOf(attacker), 0, "the attacker pays");
            skip(DELAY / 12 - 1);
        }
        assertEq(token.balanceOf(defender), 12 * (bond / 2), "the defender is paid");
        (,, uint64 activatableAt) = anchor.pending();
        assertLe(activatableAt, anchoredAt + 2 * DELAY);
        vm.warp(activatableAt);
        anchor.activate();
    }

    function test_positionBeyondTheLastIsAnsweredByTheRoot() public {
        anchorSecond();
        uint256 demand = openings.demandLeaf(theCase(), Tree.Nodes, 5);
        RangeProof memory none;
        openings.openLeaf(demand, rootOf(Tree.Nodes), "", none);
        answered(demand);
    }

    /// forge-config: default.fuzz.runs = 48
    function testFuzz_trueAccountIsOpened(uint256 i) public {
        i = bound(i, 0, accountsCount(1) - 1);
        (address account, uint256 cumulative, bytes32[] memory siblings) = accountLeafOf(1, i);
        anchorSecond();
        uint256 demand = openings.demandAccount(theCase(), pathOf(account, cumulative, siblings));
        openings.openAccount(demand, account, cumulative, siblings);
        answered(demand);
    }

    /// A tree like a comb, whose deepest leaf takes many rounds to be found: below 32 levels nothing can be opened.
    function test_aTreeDeeperThanAnyTrueOneFalls() public {
        (uint256 demand, address account, bytes32[] memory siblings) = demandInAComb(33);
        vm.expectRevert(IOpeningChallenges.NotTheOpening.selector);
        openings.openAccount(demand, account, 1, siblings);
        vm.warp(openings.demandOf(demand).deadline);
        openings.conclude(demand, theCase());
        assertCancelled(true);
    }

    function test_theDeepestTreeCanBeOpened() public {
        (uint256 demand, address account, bytes32[] memory siblings) = demandInAComb(32);
        openings.openAccount(demand, account, 1, siblings);
        answered(demand);
    }

    function demandInAComb(uint256 depth) private returns (uint256 demand, address account, bytes32[] memory siblings) {
        account = address(0xC0B);
        siblings = new bytes32[](depth);
        bytes32 hash = leafOf(account, 1);
        for (uint256 i = 0; i < depth; ++i) {
            siblings[i] = keccak256(abi.encode("tooth", i));
            hash = pairOf(hash, siblings[i]);
        }
        second.accountsRoot = hash;
        anchorSecond();
        demand = openings.demandAccount(theCase(), pathOf(account, 1, siblings));
    }

    function test_openAccount_revertsForAnotherPath() public {
        (address account, uint256 cumulative, bytes32[] memory siblings) = accountLeafOf(1, 0);
        anchorSecond();
        uint256 demand = openings.demandAccount(theCase(), pathOf(account, cumulative, siblings) ^ 1);
        vm.expectRevert(IOpeningChallenges.NotTheOpening.selector);
        openings.openAccount(demand, account, cumulative, siblings);
    }

    function test_openAccount_revertsForAnotherTree() public {
        (address account, uint256 cumulative, bytes32[] memory siblings) = accountLeafOf(1, 0);
        anchorSecond();
        uint256 demand = openings.demandAccount(theCase(), pathOf(account, cumulative, siblings));
        // Another hash on the same side of its neighbour.
        siblings[siblings.length - 1] ^= bytes32(uint256(1));
        vm.expectPartialRevert(IChallenge.RootMismatch.selector);
        openings.openAccount(demand, account, cumulative, siblings);
        RangeProof memory none;
        TreeRoot memory root = rootOf(Tree.Nodes);
        vm.expectRevert(IOpeningChallenges.NotTheOpening.selector);
        openings.openLeaf(demand, root, "", none);
        uint256 leafDemand = openings.demandLeaf(theCase(), Tree.Nodes, 0);
        vm.expectRevert(IOpeningChallenges.NotTheOpening.selector);
        openings.openAccount(leafDemand, account, cumulative, siblings);
    }

    function test_openLeaf_revertsForAnotherRootOrPosition() public {
        anchorSecond();
        uint256 demand = openings.demandLeaf(theCase(), Tree.Nodes, 1);
        TreeRoot memory root = rootOf(Tree.Proofs);
        RangeProof memory proof = proofOf(Tree.Nodes, 0);
        bytes memory leaf = nodesLeaves[0];
        vm.expectPartialRevert(IChallenge.RootMismatch.selector);
        openings.openLeaf(demand, root, leaf, proof);
        root = rootOf(Tree.Nodes);
        vm.expectRevert(IOpeningChallenges.NotTheOpening.selector);
        openings.openLeaf(demand, root, leaf, proof);
    }

    function test_revertsForALateAnswer() public {
        anchorSecond();
        uint256 demand = openings.demandLeaf(theCase(), Tree.Nodes, 5);
        uint40 deadline = openings.demandOf(demand).deadline;
        vm.warp(deadline);
        RangeProof memory none;
        TreeRoot memory root = rootOf(Tree.Nodes);
        vm.expectRevert(abi.encodeWithSelector(IOpeningChallenges.AnswerWindowOver.selector, demand, deadline));
        openings.openLeaf(demand, root, "", none);
    }

    function test_revertsForNoDemandNoTreeNoAccounts() public {
        second.accountsRoot = 0;
        anchorSecond();
        IChallenge.Case memory c = theCase();
        vm.expectRevert(abi.encodeWithSelector(IOpeningChallenges.NoSuchDemand.selector, 7));
        openings.conclude(7, c);
        vm.expectRevert(abi.encodeWithSelector(IChallenge.UnknownTree.selector, 0));
        openings.demandLeaf(c, Tree.None, 0);
        vm.expectRevert(IChallenge.IrrelevantProof.selector);
        openings.demandAccount(c, 0);
    }

    function test_bondReturnsIfAnotherChallengeCancelled() public {
        anchorSecond();
        uint256 demand = openings.demandLeaf(theCase(), Tree.Nodes, 0);
        vm.stopPrank();
        vm.prank(judge);
        anchor.cancel(second, address(0x5EC0));
        vm.warp(openings.demandOf(demand).deadline);
        IChallenge.Case memory c = theCase();
        c.header = first;
        vm.expectPartialRevert(IChallenge.RootMismatch.selector);
        openings.conclude(demand, c);
        openings.conclude(demand, theCase());
        assertEq(token.balanceOf(challenger), 10_000 * TOKEN);
    }

    function answered(uint256 demand) private {
        assertEq(openings.demandOf(demand).challenger, address(0));
        uint256 bond = parameters.get(Params.CHALLENGE_BOND);
        assertEq(token.balanceOf(challenger), 10_000 * TOKEN - bond / 2, "who answers itself loses half");
        assertEq(token.balanceOf(timelock), bond / 2, "to the treasury");
        token.transfer(timelock, bond / 2);
        assertStands(false);
    }

    function pathOf(address account, uint256 cumulative, bytes32[] memory siblings)
        private
        pure
        returns (uint256 path)
    {
        bytes32 hash = leafOf(account, cumulative);
        for (uint256 i = 0; i < siblings.length; ++i) {
            if (hash > siblings[i]) path |= 1 << (siblings.length - 1 - i);
            hash = pairOf(hash, siblings[i]);
        }
    }

    /// Nine demands are open when the first falls due unanswered: the epoch falls once, and signed anew it is out of their reach.
    function test_oldDemandsDoNotReachTheNextAttempt() public {
        anchorSecond();
        uint256 last;
        for (uint64 i = 0; i < 9; ++i) {
            last = openings.demandLeaf(theCase(), Tree.Nodes, i);
        }
        IChallenge.Case memory old = theCase();
        vm.warp(openings.demandOf(last).deadline);
        openings.conclude(1, old);
        vm.stopPrank();
        second.attempt = anchor.attempt();
        anchorSecond();
        for (uint256 demand = 2; demand <= last; ++demand) {
            openings.conclude(demand, old);
        }
        bytes32 digest = anchor.digestOf(second);
        assertEq(anchor.digestAt(anchor.lastEpoch()), digest, "stands");
        assertEq(anchor.cancelledFor(digest), address(0));
        // a conclusion that names the new anchoring finds another digest in the demand
        uint256 demanded = openings.demandLeaf(theCase(), Tree.Nodes, 0);
        vm.warp(openings.demandOf(demanded).deadline);
        vm.expectRevert(abi.encodeWithSelector(IChallenge.RootMismatch.selector, digest, anchor.digestOf(old.header)));
        openings.conclude(demanded, old);
    }
}
