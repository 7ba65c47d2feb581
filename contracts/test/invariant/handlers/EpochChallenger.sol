// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccountChallenges} from "src/interfaces/IAccountChallenges.sol";
import {IChallenge} from "src/interfaces/IChallenge.sol";
import {EntryLeaf, NodeLeaf, ProofsLeaf, RangeProof, SumNode, Tree, TreeRoot} from "src/types/EpochTrees.sol";
import {AccountsTree} from "test/base/AccountsTree.sol";
import {TreeBuilder} from "test/base/TreeBuilder.sol";
import {EpochMaker} from "test/invariant/handlers/EpochMaker.sol";

/// @notice Every challenge that is one call, of the epoch that was made last, with proofs out of its own trees.
abstract contract EpochChallenger is EpochMaker {
    using TreeBuilder for TreeBuilder.Built;
    using AccountsTree for AccountsTree.Tree;

    /// @notice A challenge that is one call.
    enum Kind {
        TotalsOfNodes,
        TotalsOfEntries,
        TotalsOfProofs,
        Burn,
        Counts,
        Sum,
        Leaf,
        Order,
        Measurement,
        Formula,
        Snapshot
    }

    IChallenge.Case internal pendingCase;

    modifier calledAs(address challenger) {
        vm.startPrank(challenger);
        _;
        vm.stopPrank();
    }

    /// @dev Called by this contract only, so that a failure can be looked at.
    function attempt(address challenger, Kind kind, uint256 place) external calledAs(challenger) returns (bool) {
        require(msg.sender == address(this));
        IChallenge.Case memory c = pendingCase;
        if (kind == Kind.TotalsOfNodes) return _challengeTotals(c, Tree.Nodes);
        if (kind == Kind.TotalsOfProofs) return _challengeTotals(c, Tree.Proofs);
        if (kind == Kind.TotalsOfEntries) return _challengeTotals(c, Tree.Entries);
        if (kind == Kind.Burn) return net.headerChallenges.challengeBurn(c, _root(Tree.Proofs));
        if (kind == Kind.Counts) {
            return net.sumTreeChallenges.challengeCounts(c, _root(Tree.Proofs), _root(Tree.Nodes));
        }
        if (kind == Kind.Snapshot) {
            return net.headerChallenges.challengeSnapshot(c, activatedHeader, snapshotHeader, parentHeader);
        }
        if (kind == Kind.Sum) return _challengeSum(c, place / 2);
        if (kind == Kind.Order) return _challengeOrder(c, place == 3 ? 2 : place);
        if (kind == Kind.Leaf) return _challengeLeaf(c, place);
        if (kind == Kind.Formula) return _challengeFormula(c, place);
        return _challengeMeasurement(c, place);
    }

    function _challengeTotals(IChallenge.Case memory c, Tree tree) private returns (bool) {
        return net.sumTreeChallenges.challengeTotals(c, tree, _root(tree));
    }

    function _challengeFormula(IChallenge.Case memory c, uint256 place) private returns (bool) {
        return net.nodeChallenges.challengeFormula(c, _root(Tree.Nodes), _nodeLeaf(place), _proof(0, place, place));
    }

    function _challengeLeaf(IChallenge.Case memory c, uint256 place) private returns (bool) {
        return net.sumTreeChallenges
            .challengeLeaf(
                c, Tree.Nodes, _root(Tree.Nodes), _nodeAt(0, place), nodesLeaves[place], _proof(0, place, place)
            );
    }

    function _challengeOrder(IChallenge.Case memory c, uint256 place) private returns (bool) {
        return net.sumTreeChallenges
            .challengeOrder(
                c,
                Tree.Nodes,
                _root(Tree.Nodes),
                [nodesLeaves[place], nodesLeaves[place + 1]],
                _proof(0, place, place + 1)
            );
    }

    function _challengeMeasurement(IChallenge.Case memory c, uint256 place) private returns (bool) {
        return net.sumTreeChallenges
            .challengeMeasurement(
                c,
                _root(Tree.Proofs),
                abi.decode(proofsLeaves[place], (ProofsLeaf)),
                _built(Tree.Proofs).proofOf(0, place, place),
                _root(Tree.Nodes),
                _nodeLeaf(place),
                _proof(0, place, place)
            );
    }

    function _challengeSum(IChallenge.Case memory c, uint256 place) private returns (bool) {
        return net.sumTreeChallenges
            .challengeSum(
                c,
                Tree.Nodes,
                _root(Tree.Nodes),
                0,
                _nodeAt(1, place),
                _nodeAt(0, 2 * place),
                _nodeAt(0, 2 * place + 1),
                _proof(1, place, place)
            );
    }

    /// @dev Which challenge catches the pending epoch's fault, at the first leaf.
    function _catcher() internal view returns (Kind) {
        Kind[11] memory catchers = [
            Kind.TotalsOfNodes,
            Kind.TotalsOfNodes,
            Kind.TotalsOfProofs,
            Kind.Burn,
            Kind.Counts,
            Kind.Sum,
            Kind.Leaf,
            Kind.Order,
            Kind.Measurement,
            Kind.Formula,
            Kind.Snapshot
        ];
        return catchers[uint256(fault) - 1];
    }

    function _accountLeaf(uint256 place) internal view returns (IAccountChallenges.AccountLeaf memory) {
        return IAccountChallenges.AccountLeaf(owners[place], cumulatives[place], _accounts(cumulatives).proof(place));
    }

    /// @dev All of the epoch's entries: every account's begin and end among them.
    function _entries() internal view returns (IAccountChallenges.AccountEntries memory entries) {
        TreeBuilder.Built memory t = _built(Tree.Entries);
        entries.root = t.rootOf();
        entries.begin = new EntryLeaf[](entriesLeaves.length);
        for (uint256 i = 0; i < entriesLeaves.length; ++i) {
            entries.begin[i] = abi.decode(entriesLeaves[i], (EntryLeaf));
        }
        if (entriesLeaves.length != 0) entries.beginProof = t.proofOf(0, 0, entriesLeaves.length - 1);
        (entries.end, entries.endProof) = (entries.begin, entries.beginProof);
    }

    function _root(Tree tree) internal view returns (TreeRoot memory) {
        return _built(tree).rootOf();
    }

    /// @dev Of the nodes tree.
    function _nodeAt(uint256 level, uint256 place) internal view returns (SumNode memory) {
        return _built(Tree.Nodes).levels[level][place];
    }

    /// @dev Of the nodes tree.
    function _proof(uint256 level, uint256 from, uint256 to) internal view returns (RangeProof memory) {
        return _built(Tree.Nodes).proofOf(level, from, to);
    }

    function _nodeLeaf(uint256 place) internal view returns (NodeLeaf memory) {
        return abi.decode(nodesLeaves[place], (NodeLeaf));
    }

    /// @dev The sides on which the path to an account's leaf goes, from the top.
    function _pathOf(uint256 place) internal view returns (uint256 path) {
        AccountsTree.Tree memory tree = _accounts(cumulatives);
        uint256 depth = tree.levels.length - 1;
        for (uint256 level = 0; level < depth; ++level) {
            bytes32 mine = tree.levels[level][place >> level];
            if (mine > tree.levels[level][(place >> level) ^ 1]) path |= 1 << (depth - 1 - level);
        }
    }
}
