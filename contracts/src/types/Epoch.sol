// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice An epoch's header: everything its digest binds, in the order of docs/spec/epochs.md.
/// @dev Plain types, because this is the EIP-712 struct that verifiers sign.
/// @param epoch Number, from 1.
/// @param attempt How many anchors had been cancelled before: a cancellation makes every older signature worthless, so that no
/// header is anchored twice and whatever was asked of one anchoring says nothing of the next.
/// @param previousDigest Digest of the epoch before; zero for the first.
/// @param snapshotBlock First block at or after the end of the epoch.
/// @param snapshotHash Its hash.
/// @param endTime Its timestamp.
/// @param proofsRoot Root of what was measured.
/// @param nodesRoot Root of what each node is due.
/// @param entriesRoot Root of what each account is due at each node.
/// @param accountsRoot Root of what each account is due since genesis; the one that claims are checked against.
/// @param totalWeight Weight sum of the nodes tree.
/// @param emission What the schedule releases from the end of the epoch before to the end of this one.
/// @param fees Amount sum of the proofs tree.
/// @param rewards Amount sum of the nodes tree and of the entries tree.
/// @param treasury What the treasury is due.
/// @param burned What is burned of the fees.
/// @param datasetHash Hash of the public records that everything was computed from.
struct Epoch {
    uint64 epoch;
    uint16 attempt;
    bytes32 previousDigest;
    uint64 snapshotBlock;
    bytes32 snapshotHash;
    uint64 endTime;
    bytes32 proofsRoot;
    bytes32 nodesRoot;
    bytes32 entriesRoot;
    bytes32 accountsRoot;
    uint128 totalWeight;
    uint96 emission;
    uint96 fees;
    uint96 rewards;
    uint96 treasury;
    uint96 burned;
    bytes32 datasetHash;
}
