// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {Challenge} from "src/challenges/Challenge.sol";
import {IAccountChallenges} from "src/interfaces/IAccountChallenges.sol";
import {IConetToken} from "src/interfaces/IConetToken.sol";
import {INodeChallenges} from "src/interfaces/INodeChallenges.sol";
import {ChainState} from "src/libraries/ChainState.sol";
import {Leaves} from "src/libraries/Leaves.sol";
import {MultiProof} from "src/libraries/MultiProof.sol";
import {RewardFormula} from "src/libraries/RewardFormula.sol";
import {StakingLayout} from "src/libraries/StakingLayout.sol";
import {SumTree} from "src/libraries/SumTree.sol";
import {Epoch} from "src/types/Epoch.sol";
import {EpochId} from "src/types/EpochId.sol";
import {EntryLeaf, NodeLeaf, RangeProof, SumNode, Tree, TreeRoot} from "src/types/EpochTrees.sol";
import {NodeId} from "src/types/NodeId.sol";

/// @title AccountChallenges
/// @notice See {IAccountChallenges}.
contract AccountChallenges is IAccountChallenges, Challenge {
    using SafeERC20 for IConetToken;

    /// @notice How many disputes there were.
    uint256 public disputeCount;

    mapping(uint256 dispute => Dispute) private _disputes;

    constructor(Bindings memory bindings) Challenge(bindings) {}

    /// @inheritdoc IAccountChallenges
    function challengeEntry(
        Case calldata c,
        TreeRoot calldata entriesRoot,
        EntryLeaf calldata entry,
        RangeProof calldata entryProof,
        TreeRoot calldata nodesRoot,
        NodeLeaf calldata node,
        RangeProof calldata nodeProof,
        INodeChallenges.StateProof calldata state
    ) external returns (bool cancelled) {
        _requireNode(c, Tree.Entries, entriesRoot, 0, Leaves.node(entry), entryProof);
        _requireNode(c, Tree.Nodes, nodesRoot, 0, Leaves.node(node), nodeProof);
        // A commission above the whole is challenged as the node's.
        if (entry.nodeId != node.nodeId || node.commission > RewardFormula.BPS) revert IrrelevantProof();
        return _decide(c, entry.amount != _due(c.header, entry, node, state));
    }

    /// @inheritdoc IAccountChallenges
    function challengeEntryWithoutNode(
        Case calldata c,
        TreeRoot calldata entriesRoot,
        EntryLeaf calldata entry,
        RangeProof calldata entryProof,
        TreeRoot calldata nodesRoot,
        NodeLeaf[] calldata neighbours,
        RangeProof calldata neighboursProof
    ) external returns (bool cancelled) {
        _requireNode(c, Tree.Entries, entriesRoot, 0, Leaves.node(entry), entryProof);
        _requireRoot(c, Tree.Nodes, nodesRoot);
        if (nodesRoot.count == 0) return _decide(c, true);
        SumNode[] memory nodes = new SumNode[](neighbours.length);
        for (uint256 i = 0; i < neighbours.length; ++i) {
            nodes[i] = Leaves.node(neighbours[i]);
        }
        SumTree.requireRun(Tree.Nodes, nodesRoot, 0, nodes, neighboursProof);
        uint256 last = neighbours.length - 1;
        bytes32 id = entry.nodeId;
        for (uint256 i = 0; i <= last; ++i) {
            if (neighbours[i].nodeId == id) return _decide(c, false);
        }
        bool before = neighboursProof.start == 0 || neighbours[0].nodeId < id;
        bool beyond = neighboursProof.start + last + 1 == nodesRoot.count || neighbours[last].nodeId > id;
        // Within one leaf on either side: two, or one at the edge of the tree.
        if (last > 1 || !before || !beyond) revert IrrelevantProof();
        return _decide(c, true);
    }

    /// @inheritdoc IAccountChallenges
    function disputeAccount(
        Case calldata c,
        Epoch calldata previous,
        AccountLeaf calldata now_,
        AccountEntries calldata entries
    ) external returns (uint256 dispute, bool cancelled) {
        _requirePrevious(c, previous);
        _requireAccount(c.header.accountsRoot, now_);
        uint256 increase = _sumOf(c.header, now_.account, entries);
        // Before the first epoch nobody had anything.
        if (c.header.epoch == 1 || now_.cumulative < increase) {
            return (0, _decide(c, now_.cumulative != increase));
        }
        if (now_.cumulative == increase) revert NothingToDispute();
        return (_dispute(c, previous.accountsRoot, now_.account, now_.cumulative - increase), false);
    }

    /// @inheritdoc IAccountChallenges
    function answerDispute(uint256 dispute, bytes32[] calldata proof) external {
        Dispute memory open = _answerable(dispute);
        _requireLeaf(open.previousRoot, open.expectedLeaf, proof);
        _answered(dispute, open);
    }

    /// @inheritdoc IAccountChallenges
    function answerDisputeByHistory(uint256 dispute, Case calldata c, address account, History calldata history)
        external
    {
        Dispute memory open = _answerable(dispute);
        _requireHeader(open, c);
        bytes32 leaf = _leafOf(account, _sumBy(c, account, history));
        if (leaf != open.expectedLeaf) revert RootMismatch(open.expectedLeaf, leaf);
        _answered(dispute, open);
    }

    /// @inheritdoc IAccountChallenges
    function concludeDispute(uint256 dispute, Case calldata c) external {
        Dispute memory open = _openDispute(dispute);
        if (block.timestamp < open.deadline) revert AnswerWindowOpen(dispute, open.deadline);
        bytes32 digest = _requireHeader(open, c);
        delete _disputes[dispute];
        // Another challenge may have cancelled it meanwhile: then only the bond is left to give back.
        (EpochId pending,,) = _ANCHOR.pending();
        if (EpochId.unwrap(pending) == c.header.epoch && _ANCHOR.digestAt(pending) == digest) {
            _cancel(c, digest, open.challenger);
        }
        _TOKEN.safeTransfer(open.challenger, open.bond);
    }

    /// @inheritdoc IAccountChallenges
    function disputeOf(uint256 dispute) external view returns (Dispute memory) {
        return _disputes[dispute];
    }

    function _dispute(Case calldata c, bytes32 previousRoot, address account, uint256 expected)
        private
        returns (uint256 dispute)
    {
        bytes32 digest = _ANCHOR.requireChallengeable(c.header);
        uint256 bond = _bond();
        uint64 until = _ANCHOR.hold(c.header);
        // Half of the hold to answer, half to conclude. Narrowing: time stays below 2^40, the bond's bound below 2^96.
        uint40 deadline = uint40(block.timestamp + (until - block.timestamp) / 2);
        dispute = ++disputeCount;
        _disputes[dispute] = Dispute({
            challenger: msg.sender,
            deadline: deadline,
            bond: uint96(bond),
            digest: digest,
            previousRoot: previousRoot,
            expectedLeaf: _leafOf(account, expected)
        });
        emit AccountDisputed(dispute, digest, account, expected, previousRoot, deadline);
        _TOKEN.safeTransferFrom(msg.sender, address(this), bond);
    }

    function _answered(uint256 dispute, Dispute memory open) private {
        delete _disputes[dispute];
        emit DisputeAnswered(dispute, msg.sender);
        emit ChallengeFailed(open.digest, open.challenger, this.disputeAccount.selector, open.bond);
        _payAnswer(open.bond);
    }

    /// @dev What an account is due at a node: the owner by the leaf, a delegator by its shares on the chain.
    function _due(
        Epoch calldata header,
        EntryLeaf calldata entry,
        NodeLeaf calldata node,
        INodeChallenges.StateProof calldata state
    ) private view returns (uint256) {
        if (entry.account == node.owner) return node.ownerAmount;
        if (state.slots.length != 1) revert IrrelevantProof();
        bytes32 root = ChainState.storageRoot(state.header, header.snapshotHash, _STAKING, state.account);
        bytes32 slot = StakingLayout.positionSlot(NodeId.wrap(entry.nodeId), entry.account);
        uint256 shares = StakingLayout.decodeShares(ChainState.slotValue(root, slot, state.slots[0]));
        if (node.totalShares == 0) return 0;
        return RewardFormula.poolOf(node) * shares / node.totalShares;
    }

    /// @dev The sum of an account's entries: what stands left of their end less what stands left of their beginning.
    function _sumOf(Epoch calldata header, address account, AccountEntries calldata entries)
        private
        pure
        returns (uint256)
    {
        _requireRootOf(header, Tree.Entries, entries.root);
        if (entries.root.count == 0) return 0;
        uint256 begin = _amountBelow(uint160(account), entries.root, entries.begin, entries.beginProof);
        uint256 end = _amountBelow(uint256(uint160(account)) + 1, entries.root, entries.end, entries.endProof);
        // Only in a tree that is out of order, which `challengeOrder` shows.
        if (end < begin) revert IrrelevantProof();
        return end - begin;
    }

    /// @dev What entries of accounts below `bound` amount to; the run must reach from one of them, or the first of all, to one
    /// that is not, or the last of all.
    function _amountBelow(uint256 bound, TreeRoot calldata root, EntryLeaf[] calldata run, RangeProof calldata proof)
        private
        pure
        returns (uint256 amount)
    {
        SumNode[] memory nodes = new SumNode[](run.length);
        for (uint256 i = 0; i < run.length; ++i) {
            nodes[i] = Leaves.node(run[i]);
            if (uint160(run[i].account) < bound) amount += run[i].amount;
        }
        amount += SumTree.requireRun(Tree.Entries, root, 0, nodes, proof);
        uint256 last = run.length - 1;
        bool fromBelow = proof.start == 0 || uint160(run[0].account) < bound;
        bool toAbove = proof.start + last + 1 == root.count || uint160(run[last].account) >= bound;
        if (!fromBelow || !toAbove) revert IrrelevantProof();
    }

    /// @dev What an account was due after the epoch before the challenged one, whichever trees have left it out. Trees of
    /// activated epochs stood their challenges, so leaf and entries are true; with no leaf it is this at least.
    function _sumBy(Case calldata c, address account, History calldata history) private view returns (uint256 sum) {
        uint256 count = history.headers.length;
        bytes32 expected = c.header.previousDigest;
        for (uint256 i = count; i > 0; --i) {
            bytes32 given = _ANCHOR.digestOf(history.headers[i - 1]);
            if (given != expected) revert NotThePreviousHeader(expected, given);
            expected = history.headers[i - 1].previousDigest;
        }
        uint256 first = 0;
        if (history.entries.length != count) {
            first = 1;
            sum = history.cumulative;
            _requireLeaf(history.headers[0].accountsRoot, _leafOf(account, sum), history.proof);
        }
        if (count == 0 || history.entries.length + first != count) revert IrrelevantProof();
        for (uint256 i = first; i < count; ++i) {
            sum += _sumOf(history.headers[i], account, history.entries[i - first]);
        }
    }

    function _answerable(uint256 dispute) private view returns (Dispute memory open) {
        open = _openDispute(dispute);
        if (block.timestamp >= open.deadline) revert AnswerWindowOver(dispute, open.deadline);
    }

    function _requireHeader(Dispute memory open, Case calldata c) private view returns (bytes32 digest) {
        digest = _ANCHOR.digestOf(c.header);
        if (digest != open.digest) revert RootMismatch(open.digest, digest);
    }

    function _openDispute(uint256 dispute) private view returns (Dispute memory open) {
        open = _disputes[dispute];
        if (open.challenger == address(0)) revert NoSuchDispute(dispute);
    }

    function _requireAccount(bytes32 root, AccountLeaf calldata leaf) private pure {
        _requireLeaf(root, _leafOf(leaf.account, leaf.cumulative), leaf.proof);
    }

    function _requireLeaf(bytes32 root, bytes32 leaf, bytes32[] calldata proof) private pure {
        bytes32 computed = MultiProof.rootOf(leaf, proof);
        if (computed != root) revert RootMismatch(root, computed);
    }

    function _leafOf(address account, uint256 cumulative) private pure returns (bytes32) {
        return keccak256(abi.encodePacked(keccak256(abi.encode(account, cumulative))));
    }
}
