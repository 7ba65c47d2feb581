// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {Challenge} from "src/challenges/Challenge.sol";
import {IConetToken} from "src/interfaces/IConetToken.sol";
import {IOpeningChallenges} from "src/interfaces/IOpeningChallenges.sol";
import {Leaves} from "src/libraries/Leaves.sol";
import {SumTree} from "src/libraries/SumTree.sol";
import {EpochId} from "src/types/EpochId.sol";
import {RangeProof, SumNode, Tree, TreeRoot} from "src/types/EpochTrees.sol";

/// @title OpeningChallenges
/// @notice See {IOpeningChallenges}.
contract OpeningChallenges is IOpeningChallenges, Challenge {
    using SafeERC20 for IConetToken;

    /// @dev Levels of an accounts tree: enough for 2^32 accounts. A deeper one, made to hide a leaf in, cannot be opened.
    uint256 private constant MAX_DEPTH = 32;

    /// @notice How many demands there were.
    uint256 public demandCount;

    mapping(uint256 demand => Demand) private _demands;

    constructor(Bindings memory bindings) Challenge(bindings) {}

    /// @inheritdoc IOpeningChallenges
    function demandLeaf(Case calldata c, Tree tree, uint64 position) external returns (uint256 demand) {
        return _demand(c, tree, position, _rootOf(c.header, tree));
    }

    /// @inheritdoc IOpeningChallenges
    function demandAccount(Case calldata c, uint256 path) external returns (uint256 demand) {
        if (c.header.accountsRoot == 0) revert IrrelevantProof();
        return _demand(c, Tree.None, path, c.header.accountsRoot);
    }

    /// @inheritdoc IOpeningChallenges
    function openLeaf(uint256 demand, TreeRoot calldata root, bytes calldata leaf, RangeProof calldata proof) external {
        Demand memory open = _answerable(demand);
        if (open.tree == Tree.None) revert NotTheOpening();
        bytes32 computed = SumTree.rootHash(open.tree, root);
        if (computed != open.root) revert RootMismatch(open.root, computed);
        // Beyond the last leaf there is nothing to open.
        if (open.position < root.count) {
            if (proof.start != open.position) revert NotTheOpening();
            SumNode[] memory nodes = new SumNode[](1);
            nodes[0] = Leaves.node(open.tree, leaf);
            SumTree.requireRun(open.tree, root, 0, nodes, proof);
        }
        _answered(demand, open);
    }

    /// @inheritdoc IOpeningChallenges
    function openAccount(uint256 demand, address account, uint256 cumulative, bytes32[] calldata siblings) external {
        Demand memory open = _answerable(demand);
        if (open.tree != Tree.None || siblings.length > MAX_DEPTH) revert NotTheOpening();
        bytes32 hash = keccak256(abi.encodePacked(keccak256(abi.encode(account, cumulative))));
        for (uint256 i = 0; i < siblings.length; ++i) {
            bytes32 sibling = siblings[i];
            // The root's children are chosen by bit 0, so the lowest level by the last one.
            bool larger = (open.position >> (siblings.length - 1 - i)) & 1 == 1;
            if (larger ? hash < sibling : hash > sibling) revert NotTheOpening();
            hash = keccak256(larger ? abi.encodePacked(sibling, hash) : abi.encodePacked(hash, sibling));
        }
        if (hash != open.root) revert RootMismatch(open.root, hash);
        _answered(demand, open);
    }

    /// @inheritdoc IOpeningChallenges
    function conclude(uint256 demand, Case calldata c) external {
        Demand memory open = _openDemand(demand);
        if (block.timestamp < open.deadline) revert AnswerWindowOpen(demand, open.deadline);
        bytes32 digest = _ANCHOR.digestOf(c.header);
        if (digest != open.digest) revert RootMismatch(open.digest, digest);
        delete _demands[demand];
        // Another challenge may have cancelled it meanwhile: then only the bond is left to give back.
        (EpochId pending,,) = _ANCHOR.pending();
        if (EpochId.unwrap(pending) == c.header.epoch && _ANCHOR.digestAt(pending) == digest) {
            _cancel(c, digest, open.challenger);
        }
        _TOKEN.safeTransfer(open.challenger, open.bond);
    }

    /// @inheritdoc IOpeningChallenges
    function demandOf(uint256 demand) external view returns (Demand memory) {
        return _demands[demand];
    }

    function _demand(Case calldata c, Tree tree, uint256 position, bytes32 root) private returns (uint256 demand) {
        bytes32 digest = _ANCHOR.requireChallengeable(c.header);
        uint256 bond = _bond();
        uint64 until = _ANCHOR.hold(c.header);
        // Half of the hold to answer, half to conclude. Narrowing: time stays below 2^40, the bond's bound below 2^96.
        uint40 deadline = uint40(block.timestamp + (until - block.timestamp) / 2);
        demand = ++demandCount;
        _demands[demand] = Demand({
            challenger: msg.sender,
            deadline: deadline,
            bond: uint96(bond),
            tree: tree,
            position: position,
            root: root,
            digest: digest
        });
        emit OpeningDemanded(demand, digest, tree, position, deadline);
        _TOKEN.safeTransferFrom(msg.sender, address(this), bond);
    }

    function _answered(uint256 demand, Demand memory open) private {
        delete _demands[demand];
        emit Opened(demand, msg.sender);
        bytes4 challenge = open.tree == Tree.None ? this.demandAccount.selector : this.demandLeaf.selector;
        emit ChallengeFailed(open.digest, open.challenger, challenge, open.bond);
        _payAnswer(open.bond);
    }

    function _answerable(uint256 demand) private view returns (Demand memory open) {
        open = _openDemand(demand);
        if (block.timestamp >= open.deadline) revert AnswerWindowOver(demand, open.deadline);
    }

    function _openDemand(uint256 demand) private view returns (Demand memory open) {
        open = _demands[demand];
        if (open.challenger == address(0)) revert NoSuchDemand(demand);
    }
}
