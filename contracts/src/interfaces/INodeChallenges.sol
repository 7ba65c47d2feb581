// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IChallenge} from "src/interfaces/IChallenge.sol";
import {NodeLeaf, RangeProof, TreeRoot} from "src/types/EpochTrees.sol";

/// @title Challenges of what a node's leaf says: its formula, its state on the chain, who shares its prefix
/// @notice Each returns whether the epoch was cancelled; false means that the bond is lost.
interface INodeChallenges is IChallenge {
    /// @notice State of the chain at the snapshot block, from eth_getProof.
    /// @param header RLP of the snapshot block's header, as hashed.
    /// @param account Proof of the contract's account in the state trie.
    /// @param slots A proof for each storage slot, in the order that the challenge names; a slot of zero is shown by the
    /// path to where it is missing.
    struct StateProof {
        bytes header;
        bytes[] account;
        bytes[][] slots;
    }

    /// @notice Numbers of a leaf contradict one another (docs/spec/rewards.md, with the parameters of the snapshot).
    function challengeFormula(
        Case calldata c,
        TreeRoot calldata nodesRoot,
        NodeLeaf calldata leaf,
        RangeProof calldata proof
    ) external returns (bool cancelled);

    /// @notice Stake, shares, commission or activity are not those of Staking at the snapshot block.
    /// @param state Slots: the pool's first and second word, the owner's position.
    function challengeStake(
        Case calldata c,
        TreeRoot calldata nodesRoot,
        NodeLeaf calldata leaf,
        RangeProof calldata proof,
        StateProof calldata state
    ) external returns (bool cancelled);

    /// @notice Owner or network prefix are not those of NodeRegistry at the snapshot block.
    /// @param state Slots: the node's owner word and its network prefix.
    function challengeRegistration(
        Case calldata c,
        TreeRoot calldata nodesRoot,
        NodeLeaf calldata leaf,
        RangeProof calldata proof,
        StateProof calldata state
    ) external returns (bool cancelled);

    /// @notice More eligible leaves of one prefix than one of them says.
    /// @param leaves At strictly ascending positions, one more of them than the least count among them, or yet more.
    function challengePrefixCount(
        Case calldata c,
        TreeRoot calldata nodesRoot,
        NodeLeaf[] calldata leaves,
        RangeProof[] calldata proofs
    ) external returns (bool cancelled);

    /// @notice A leaf says more eligible leaves of its prefix than there are: the whole tree, in runs of neighbours over
    /// as many transactions as it needs. The bond is at stake when the walk ends.
    /// @param leaves The next run, from where the last one ended.
    /// @return done Whether the tree has been seen to its end.
    function challengePrefixSurplus(
        Case calldata c,
        TreeRoot calldata nodesRoot,
        NodeLeaf calldata leaf,
        RangeProof calldata proof,
        NodeLeaf[] calldata leaves,
        RangeProof calldata run
    ) external returns (bool done, bool cancelled);
}
