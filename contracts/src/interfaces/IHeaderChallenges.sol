// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IChallenge} from "src/interfaces/IChallenge.sol";
import {Epoch} from "src/types/Epoch.sol";
import {TreeRoot} from "src/types/EpochTrees.sol";

/// @title Challenges of the header itself
/// @notice Each returns whether the epoch was cancelled; false means that the bond is lost.
interface IHeaderChallenges is IChallenge {
    /// @notice The snapshot block is not the first that ends the epoch, or its timestamp is not `endTime`.
    /// @param previous Header of the epoch before; all zero for the first epoch.
    /// @param snapshotHeader RLP of the snapshot block's header, as hashed.
    /// @param parentHeader RLP of its parent's.
    function challengeSnapshot(
        Case calldata c,
        Epoch calldata previous,
        bytes calldata snapshotHeader,
        bytes calldata parentHeader
    ) external returns (bool cancelled);

    /// @notice `fees` are more than an epoch of this length may take, by the parameter that held after the snapshot block.
    /// @param previous Header of the epoch before; all zero for the first epoch.
    function challengeFees(Case calldata c, Epoch calldata previous) external returns (bool cancelled);

    /// @notice `burned` is outside what fees, protocol share and burn share of the snapshot allow.
    function challengeBurn(Case calldata c, TreeRoot calldata proofsRoot) external returns (bool cancelled);
}
