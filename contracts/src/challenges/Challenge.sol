// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {IChallenge} from "src/interfaces/IChallenge.sol";
import {IConetToken} from "src/interfaces/IConetToken.sol";
import {IEpochAnchor} from "src/interfaces/IEpochAnchor.sol";
import {INetworkParameters} from "src/interfaces/INetworkParameters.sol";
import {ISlasher} from "src/interfaces/ISlasher.sol";
import {Params} from "src/libraries/Params.sol";
import {SumTree} from "src/libraries/SumTree.sol";
import {Epoch} from "src/types/Epoch.sol";
import {RangeProof, SumNode, Tree, TreeRoot} from "src/types/EpochTrees.sol";

/// @title What every challenge contract does alike
/// @notice Proof and decision are one call, so a bond that would be given back in the same call is not taken first: who
/// is right needs no capital. Who is wrong pays it, and must have allowed this contract to take it.
abstract contract Challenge is IChallenge {
    using SafeERC20 for IConetToken;

    /// @notice The contracts that challenges are bound to.
    struct Bindings {
        address anchor;
        address slasher;
        address token;
        address parameters;
        address treasury;
        address staking;
        address registry;
    }

    IEpochAnchor internal immutable _ANCHOR;
    ISlasher internal immutable _SLASHER;
    IConetToken internal immutable _TOKEN;
    INetworkParameters internal immutable _PARAMETERS;
    address internal immutable _TREASURY;
    address internal immutable _STAKING;
    address internal immutable _REGISTRY;

    constructor(Bindings memory bindings) {
        _ANCHOR = IEpochAnchor(bindings.anchor);
        _SLASHER = ISlasher(bindings.slasher);
        _TOKEN = IConetToken(bindings.token);
        _PARAMETERS = INetworkParameters(bindings.parameters);
        _TREASURY = bindings.treasury;
        _STAKING = bindings.staking;
        _REGISTRY = bindings.registry;
    }

    /// @dev Ends a challenge that has shown what it is about: `contradicts` says whether that is against the header.
    function _decide(Case calldata c, bool contradicts) internal returns (bool) {
        bytes32 digest = _ANCHOR.requireChallengeable(c.header);
        if (contradicts) {
            _cancel(c, digest, msg.sender);
        } else {
            uint256 bond = _bond();
            emit ChallengeFailed(digest, msg.sender, msg.sig, bond);
            _TOKEN.safeTransferFrom(msg.sender, _TREASURY, bond);
        }
        return contradicts;
    }

    function _cancel(Case calldata c, bytes32 digest, address challenger) internal {
        _ANCHOR.cancel(c.header, challenger);
        emit ChallengeSucceeded(digest, challenger, msg.sig);
        if (c.signatures.length != 0) _SLASHER.reportCancelledAnchor(c.header, c.signatures);
    }

    /// @dev Half of a lost bond pays the answer. The rest is forfeited, because whoever held an epoch up could answer itself,
    /// or be faster with an answer that it saw coming.
    function _payAnswer(uint256 bond) internal {
        uint256 paid = bond / 2;
        _TOKEN.safeTransfer(msg.sender, paid);
        _TOKEN.safeTransfer(_TREASURY, bond - paid);
    }

    function _bond() internal view returns (uint256) {
        return _PARAMETERS.get(Params.CHALLENGE_BOND);
    }

    /// @dev Reverts unless `previous` is the header that the challenged one follows. Before the first epoch there is none:
    /// nothing then binds what is given, so it must not bring accounts of its own.
    function _requirePrevious(Case calldata c, Epoch calldata previous) internal view {
        bytes32 expected = c.header.previousDigest;
        bytes32 given = _ANCHOR.digestOf(previous);
        if (c.header.epoch == 1 ? previous.epoch != 0 || previous.accountsRoot != 0 : given != expected) {
            revert NotThePreviousHeader(expected, given);
        }
    }

    /// @dev Reverts unless `root` is the preimage of the tree's root in the header.
    function _requireRoot(Case calldata c, Tree tree, TreeRoot calldata root) internal pure {
        _requireRootOf(c.header, tree, root);
    }

    function _requireRootOf(Epoch calldata header, Tree tree, TreeRoot calldata root) internal pure {
        bytes32 expected = _rootOf(header, tree);
        bytes32 computed = SumTree.rootHash(tree, root);
        if (computed != expected) revert RootMismatch(expected, computed);
    }

    /// @dev Reverts unless `node` stands in the tree at `level` where the proof says.
    function _requireNode(
        Case calldata c,
        Tree tree,
        TreeRoot calldata root,
        uint256 level,
        SumNode memory node,
        RangeProof calldata proof
    ) internal pure {
        SumNode[] memory nodes = new SumNode[](1);
        nodes[0] = node;
        _requireRoot(c, tree, root);
        SumTree.requireRun(tree, root, level, nodes, proof);
    }

    function _rootOf(Epoch calldata header, Tree tree) internal pure returns (bytes32) {
        if (tree == Tree.Proofs) return header.proofsRoot;
        if (tree == Tree.Nodes) return header.nodesRoot;
        if (tree == Tree.Entries) return header.entriesRoot;
        revert UnknownTree(uint8(tree));
    }
}
