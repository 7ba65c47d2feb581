// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IChallenge} from "src/interfaces/IChallenge.sol";
import {RangeProof, Tree, TreeRoot} from "src/types/EpochTrees.sol";

/// @title Demands to open what an anchored root hides
/// @notice A root whose leaves nobody publishes could not be challenged. So anybody can demand a position of a tree, or
/// a path of the accounts tree; whoever opens it gets half of the bond, the treasury the rest; if nobody does in time, the
/// epoch is cancelled.
interface IOpeningChallenges is IChallenge {
    /// @notice A demand that waits for an answer. `tree` is None for the accounts tree.
    struct Demand {
        address challenger;
        uint40 deadline;
        uint96 bond;
        Tree tree;
        uint256 position;
        bytes32 root;
        bytes32 digest;
    }

    event OpeningDemanded(
        uint256 indexed demand, bytes32 indexed digest, Tree indexed tree, uint256 position, uint256 deadline
    );
    event Opened(uint256 indexed demand, address indexed answerer);

    /// @notice No such demand is open.
    error NoSuchDemand(uint256 demand);
    /// @notice The time to answer ends at `deadline`.
    error AnswerWindowOpen(uint256 demand, uint256 deadline);
    /// @notice The time to answer ended at `deadline`.
    error AnswerWindowOver(uint256 demand, uint256 deadline);
    /// @notice What was opened is not what was demanded.
    error NotTheOpening();

    /// @notice Demands a leaf of a sum tree.
    function demandLeaf(Case calldata c, Tree tree, uint64 position) external returns (uint256 demand);

    /// @notice Demands the leaf at the end of a path of the accounts tree: from the root, bit 0 first, 1 goes to the
    /// larger of the two hashes.
    function demandAccount(Case calldata c, uint256 path) external returns (uint256 demand);

    /// @notice Opens a leaf; or shows by the root alone that the position is beyond the last one (empty `leaf`).
    function openLeaf(uint256 demand, TreeRoot calldata root, bytes calldata leaf, RangeProof calldata proof) external;

    /// @notice Opens an account: `siblings` from the leaf up, 32 at most. A tree with a deeper leaf falls to whoever demands it.
    function openAccount(uint256 demand, address account, uint256 cumulative, bytes32[] calldata siblings) external;

    /// @notice Cancels the epoch of a demand that nobody has answered in time. Anyone may call.
    function conclude(uint256 demand, Case calldata c) external;

    /// @notice A demand by number.
    function demandOf(uint256 demand) external view returns (Demand memory);
}
