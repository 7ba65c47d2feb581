// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IChallenge} from "src/interfaces/IChallenge.sol";
import {INodeChallenges} from "src/interfaces/INodeChallenges.sol";
import {Epoch} from "src/types/Epoch.sol";
import {EntryLeaf, NodeLeaf, RangeProof, TreeRoot} from "src/types/EpochTrees.sol";

/// @title Challenges of what accounts are due
/// @notice Each returns whether the epoch was cancelled; false means that the bond is lost.
///
/// The accounts tree is in OpenZeppelin's form, in which neither absence can be shown nor that an account stands there once. So no
/// leaf of an older tree proves anything against an epoch: one that was kept back could be brought against every true epoch after
/// it. An account is disputed with a right of answer: who knows the leaf that makes its amount true shows it and gets half of the
/// bond.
interface IAccountChallenges is IChallenge {
    /// @notice A leaf of the accounts tree.
    struct AccountLeaf {
        address account;
        uint256 cumulative;
        bytes32[] proof;
    }

    /// @notice Where an account's entries begin and where they end. Both places are shown by the leaves beside them, so that
    /// the sum of any number of entries takes two short proofs.
    /// @param begin Neighbours, of which the first is of a lower account and the last is not: the leaf before the account's first
    /// entry and that entry; one of them is enough at an edge of the tree.
    /// @param end Neighbours, of which the last is of a higher account and the first is not; likewise.
    struct AccountEntries {
        TreeRoot root;
        EntryLeaf[] begin;
        RangeProof beginProof;
        EntryLeaf[] end;
        RangeProof endProof;
    }

    /// @notice What an account was due before an epoch, by what older epochs say.
    /// @param headers Consecutive ones, of which the last is the epoch before.
    /// @param cumulative The account's amount in the accounts tree of the first of them,
    /// @param proof with its proof.
    /// @param entries Its entries in each header but the first; or in each of all, if no leaf of the first is shown.
    struct History {
        Epoch[] headers;
        uint256 cumulative;
        bytes32[] proof;
        AccountEntries[] entries;
    }

    /// @notice A dispute that waits for an answer.
    struct Dispute {
        address challenger;
        uint40 deadline;
        uint96 bond;
        bytes32 digest;
        bytes32 previousRoot;
        bytes32 expectedLeaf;
    }

    /// @notice If nobody shows `account` with `expected` in the tree of the epoch before by `deadline`, the epoch falls.
    event AccountDisputed(
        uint256 indexed dispute,
        bytes32 indexed digest,
        address indexed account,
        uint256 expected,
        bytes32 previousRoot,
        uint256 deadline
    );
    /// @notice It was shown.
    event DisputeAnswered(uint256 indexed dispute, address indexed answerer);

    /// @notice No such dispute is open.
    error NoSuchDispute(uint256 dispute);
    /// @notice The time to answer ends at `deadline`.
    error AnswerWindowOpen(uint256 dispute, uint256 deadline);
    /// @notice The time to answer ended at `deadline`.
    error AnswerWindowOver(uint256 dispute, uint256 deadline);
    /// @notice The amount is that of the entries, as of an account that earns for the first time.
    error NothingToDispute();

    /// @notice An entry is not its share of its node's pool.
    /// @param state Slot of Staking: the account's position. Left empty for the node's owner, whose entry is in the leaf.
    function challengeEntry(
        Case calldata c,
        TreeRoot calldata entriesRoot,
        EntryLeaf calldata entry,
        RangeProof calldata entryProof,
        TreeRoot calldata nodesRoot,
        NodeLeaf calldata node,
        RangeProof calldata nodeProof,
        INodeChallenges.StateProof calldata state
    ) external returns (bool cancelled);

    /// @notice An entry names a node that the nodes tree does not have.
    /// @param neighbours One or two neighbours of the nodes tree, between which, or beyond which, the node would be.
    function challengeEntryWithoutNode(
        Case calldata c,
        TreeRoot calldata entriesRoot,
        EntryLeaf calldata entry,
        RangeProof calldata entryProof,
        TreeRoot calldata nodesRoot,
        NodeLeaf[] calldata neighbours,
        RangeProof calldata neighboursProof
    ) external returns (bool cancelled);

    /// @notice An account's cumulative amount is not what the epoch before gave it and its entries. Decided at once in the first
    /// epoch, or if the amount is less than the entries; else a dispute opens, which whoever knows the earlier amount ends.
    /// @dev Requirements, besides those of a proof: the amount is not that of the entries alone (NothingToDispute).
    /// @return dispute Number of the dispute; zero if it was decided.
    function disputeAccount(
        Case calldata c,
        Epoch calldata previous,
        AccountLeaf calldata now_,
        AccountEntries calldata entries
    ) external returns (uint256 dispute, bool cancelled);

    /// @notice Shows the leaf that a dispute says is missing. Anyone may call; half of the bond goes to the caller, the
    /// rest to the treasury.
    function answerDispute(uint256 dispute, bytes32[] calldata proof) external;

    /// @notice The same where the epoch before had left the account out: what it was due then follows from an older leaf, or
    /// from nothing, and its entries since. So a tree that leaves an account out takes nothing from it for good.
    function answerDisputeByHistory(uint256 dispute, Case calldata c, address account, History calldata history)
        external;

    /// @notice Cancels the epoch of a dispute that nobody has answered in time. Anyone may call.
    function concludeDispute(uint256 dispute, Case calldata c) external;

    /// @notice A dispute by number.
    function disputeOf(uint256 dispute) external view returns (Dispute memory);
}
