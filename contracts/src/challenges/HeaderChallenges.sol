// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BlockHeader} from "@openzeppelin/contracts/utils/BlockHeader.sol";

import {Challenge} from "src/challenges/Challenge.sol";
import {IHeaderChallenges} from "src/interfaces/IHeaderChallenges.sol";
import {ChainState} from "src/libraries/ChainState.sol";
import {Params} from "src/libraries/Params.sol";
import {RewardFormula} from "src/libraries/RewardFormula.sol";
import {Epoch} from "src/types/Epoch.sol";
import {Tree, TreeRoot} from "src/types/EpochTrees.sol";

/// @title HeaderChallenges
/// @notice See {IHeaderChallenges}.
contract HeaderChallenges is IHeaderChallenges, Challenge {
    constructor(Bindings memory bindings) Challenge(bindings) {}

    /// @inheritdoc IHeaderChallenges
    function challengeSnapshot(
        Case calldata c,
        Epoch calldata previous,
        bytes calldata snapshotHeader,
        bytes calldata parentHeader
    ) external returns (bool cancelled) {
        _requirePrevious(c, previous);
        _requireHash(c.header.snapshotHash, snapshotHeader);
        _requireHash(BlockHeader.getParentHash(snapshotHeader), parentHeader);
        uint256 began = _beganAt(c, previous);
        // The anchor has checked that endTime is not before this.
        uint256 due = began + _ANCHOR.EPOCH_LENGTH();
        bool first = BlockHeader.getTimestamp(parentHeader) < due;
        return _decide(c, !first || BlockHeader.getTimestamp(snapshotHeader) != c.header.endTime);
    }

    /// @inheritdoc IHeaderChallenges
    function challengeFees(Case calldata c, Epoch calldata previous) external returns (bool cancelled) {
        _requirePrevious(c, previous);
        uint256 perDay = _PARAMETERS.getAt(Params.MAX_FEES_PER_DAY, c.header.endTime);
        uint256 most = RewardFormula.mostFees(perDay, c.header.endTime - _beganAt(c, previous));
        return _decide(c, c.header.fees > most);
    }

    /// @inheritdoc IHeaderChallenges
    function challengeBurn(Case calldata c, TreeRoot calldata proofsRoot) external returns (bool cancelled) {
        _requireRoot(c, Tree.Proofs, proofsRoot);
        bytes32[] memory names = new bytes32[](2);
        names[0] = Params.PROTOCOL_SHARE;
        names[1] = Params.BURN_SHARE;
        uint256[] memory values = _PARAMETERS.getManyAt(names, c.header.endTime);
        // Each node's part is floored, so their sum lies below this by less than a unit a node.
        uint256 most = uint256(c.header.fees) * values[0] / RewardFormula.BPS;
        uint256 least = most > proofsRoot.count ? most - proofsRoot.count : 0;
        uint256 burned = c.header.burned;
        return
            _decide(c, burned > most * values[1] / RewardFormula.BPS || burned < least * values[1] / RewardFormula.BPS);
    }

    function _beganAt(Case calldata c, Epoch calldata previous) private view returns (uint256) {
        return c.header.epoch == 1 ? _ANCHOR.GENESIS_TIME() : previous.endTime;
    }

    function _requireHash(bytes32 expected, bytes calldata header) private pure {
        bytes32 given = keccak256(header);
        if (given != expected) revert ChainState.WrongHeader(expected, given);
    }
}
