// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Which of an epoch's sum trees; the number is the tag in every hash of it. Zero is none.
enum Tree {
    None,
    Proofs,
    Nodes,
    Entries
}

/// @notice Leaf of the proofs tree: what was measured.
struct ProofsLeaf {
    bytes32 nodeId;
    uint64 capacity;
    uint16 uptime;
    uint96 fees;
}

/// @notice Leaf of the nodes tree: every input of the formula, and what it gives.
struct NodeLeaf {
    bytes32 nodeId;
    address owner;
    bytes32 prefix;
    bool active;
    uint96 stake;
    uint128 totalShares;
    uint128 ownerShares;
    uint16 commission;
    uint64 capacity;
    uint16 uptime;
    uint96 fees;
    uint32 prefixCount;
    uint128 weight;
    uint96 base;
    uint96 gross;
    uint96 ownerAmount;
    uint96 delegatorsAmount;
}

/// @notice Leaf of the entries tree: what an account is due at a node.
struct EntryLeaf {
    address account;
    bytes32 nodeId;
    uint96 amount;
}

/// @notice A node of a sum tree as its parent holds it. All zero is EMPTY.
struct SumNode {
    bytes32 hash;
    uint128 weight;
    uint128 amount;
}

/// @notice What a root hashes.
struct TreeRoot {
    bytes32 top;
    uint128 weight;
    uint128 amount;
    uint64 count;
}

/// @notice Where a run of neighbours stands in a tree, and the nodes beside their paths to the top: from the lowest
/// level up, on each level the left one, if any, before the right one, if any.
struct RangeProof {
    uint64 start;
    SumNode[] siblings;
}
