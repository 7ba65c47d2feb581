// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Challenge} from "src/challenges/Challenge.sol";
import {INodeChallenges} from "src/interfaces/INodeChallenges.sol";
import {ChainState} from "src/libraries/ChainState.sol";
import {Leaves} from "src/libraries/Leaves.sol";
import {Params} from "src/libraries/Params.sol";
import {RegistryLayout} from "src/libraries/RegistryLayout.sol";
import {RewardFormula} from "src/libraries/RewardFormula.sol";
import {StakingLayout} from "src/libraries/StakingLayout.sol";
import {SumTree} from "src/libraries/SumTree.sol";
import {Epoch} from "src/types/Epoch.sol";
import {NodeLeaf, RangeProof, SumNode, Tree, TreeRoot} from "src/types/EpochTrees.sol";
import {NodeId} from "src/types/NodeId.sol";

/// @title NodeChallenges
/// @notice See {INodeChallenges}.
contract NodeChallenges is INodeChallenges, Challenge {
    using StakingLayout for StakingLayout.PoolState;

    /// @dev How far a challenger has walked through the nodes tree, and how many of the prefix it met.
    struct Walk {
        uint64 next;
        uint32 met;
    }

    mapping(bytes32 walk => Walk) private _walks;

    constructor(Bindings memory bindings) Challenge(bindings) {}

    /// @inheritdoc INodeChallenges
    function challengeFormula(
        Case calldata c,
        TreeRoot calldata nodesRoot,
        NodeLeaf calldata leaf,
        RangeProof calldata proof
    ) external returns (bool cancelled) {
        _requireNode(c, Tree.Nodes, nodesRoot, 0, Leaves.node(leaf), proof);
        return _decide(c, !RewardFormula.isConsistent(_parameters(c.header), c.header, leaf));
    }

    /// @inheritdoc INodeChallenges
    function challengeStake(
        Case calldata c,
        TreeRoot calldata nodesRoot,
        NodeLeaf calldata leaf,
        RangeProof calldata proof,
        StateProof calldata state
    ) external returns (bool cancelled) {
        _requireNode(c, Tree.Nodes, nodesRoot, 0, Leaves.node(leaf), proof);
        if (state.slots.length != 3) revert IrrelevantProof();
        bytes32 root = ChainState.storageRoot(state.header, c.header.snapshotHash, _STAKING, state.account);
        NodeId node = NodeId.wrap(leaf.nodeId);
        StakingLayout.PoolState memory pool = StakingLayout.decodePool(
            ChainState.slotValue(root, StakingLayout.poolSlot(node), state.slots[0]),
            ChainState.slotValue(root, StakingLayout.ownerSlot(node), state.slots[1])
        );
        uint256 position = ChainState.slotValue(root, StakingLayout.positionSlot(node, leaf.owner), state.slots[2]);
        bool same = leaf.stake == pool.countedStake() && leaf.totalShares == pool.earningShares()
            && leaf.ownerShares == StakingLayout.decodeShares(position) && leaf.commission == pool.commission
            && leaf.active == pool.isActive();
        return _decide(c, !same);
    }

    /// @inheritdoc INodeChallenges
    function challengeRegistration(
        Case calldata c,
        TreeRoot calldata nodesRoot,
        NodeLeaf calldata leaf,
        RangeProof calldata proof,
        StateProof calldata state
    ) external returns (bool cancelled) {
        _requireNode(c, Tree.Nodes, nodesRoot, 0, Leaves.node(leaf), proof);
        if (state.slots.length != 2) revert IrrelevantProof();
        bytes32 root = ChainState.storageRoot(state.header, c.header.snapshotHash, _REGISTRY, state.account);
        NodeId node = NodeId.wrap(leaf.nodeId);
        uint256 ownerWord = ChainState.slotValue(root, RegistryLayout.ownerSlot(node), state.slots[0]);
        uint256 prefix = ChainState.slotValue(root, RegistryLayout.networkPrefixSlot(node), state.slots[1]);
        // Narrowing: the owner is the word's low 160 bits.
        return _decide(c, leaf.owner != address(uint160(ownerWord)) || uint256(leaf.prefix) != prefix);
    }

    /// @inheritdoc INodeChallenges
    function challengePrefixCount(
        Case calldata c,
        TreeRoot calldata nodesRoot,
        NodeLeaf[] calldata leaves,
        RangeProof[] calldata proofs
    ) external returns (bool cancelled) {
        if (leaves.length == 0 || leaves.length != proofs.length) revert IrrelevantProof();
        RewardFormula.Parameters memory parameters = _parameters(c.header);
        for (uint256 i = 0; i < leaves.length; ++i) {
            NodeLeaf calldata leaf = leaves[i];
            _requireNode(c, Tree.Nodes, nodesRoot, 0, Leaves.node(leaf), proofs[i]);
            bool counts = leaf.prefix == leaves[0].prefix && RewardFormula.isEligible(parameters, leaf);
            if (!counts || (i > 0 && proofs[i].start <= proofs[i - 1].start)) revert IrrelevantProof();
        }
        return _decide(c, leaves.length > _leastCount(leaves));
    }

    /// @inheritdoc INodeChallenges
    function challengePrefixSurplus(
        Case calldata c,
        TreeRoot calldata nodesRoot,
        NodeLeaf calldata leaf,
        RangeProof calldata proof,
        NodeLeaf[] calldata leaves,
        RangeProof calldata run
    ) external returns (bool done, bool cancelled) {
        _requireNode(c, Tree.Nodes, nodesRoot, 0, Leaves.node(leaf), proof);
        if (leaf.prefixCount == 0) revert IrrelevantProof();
        bytes32 key = keccak256(abi.encode(_ANCHOR.requireChallengeable(c.header), msg.sender, leaf.nodeId));
        Walk memory walk = _walks[key];
        if (run.start != walk.next) revert IrrelevantProof();
        walk.met += _countRun(c, nodesRoot, leaf.prefix, leaves, run);
        // Narrowing: the run lies in a tree of that many leaves at most.
        walk.next += uint64(leaves.length);
        if (walk.next < nodesRoot.count) {
            _walks[key] = walk;
            return (false, false);
        }
        delete _walks[key];
        return (true, _decide(c, leaf.prefixCount > walk.met));
    }

    /// @dev Also shows that the run stands in the tree.
    function _countRun(
        Case calldata c,
        TreeRoot calldata nodesRoot,
        bytes32 prefix,
        NodeLeaf[] calldata leaves,
        RangeProof calldata run
    ) private view returns (uint32 met) {
        RewardFormula.Parameters memory parameters = _parameters(c.header);
        SumNode[] memory nodes = new SumNode[](leaves.length);
        for (uint256 i = 0; i < leaves.length; ++i) {
            nodes[i] = Leaves.node(leaves[i]);
            if (leaves[i].prefix == prefix && RewardFormula.isEligible(parameters, leaves[i])) ++met;
        }
        SumTree.requireRun(Tree.Nodes, nodesRoot, 0, nodes, run);
    }

    /// @dev Those that held after the snapshot block, whatever has been voted since.
    function _parameters(Epoch calldata header) private view returns (RewardFormula.Parameters memory) {
        bytes32[] memory names = new bytes32[](6);
        names[0] = Params.CAPACITY_CAP;
        names[1] = Params.STAKE_SATURATION;
        names[2] = Params.MIN_UPTIME;
        names[3] = Params.MIN_DIVERSITY;
        names[4] = Params.MAX_NODE_SHARE;
        names[5] = Params.PROTOCOL_SHARE;
        uint256[] memory values = _PARAMETERS.getManyAt(names, header.endTime);
        return RewardFormula.Parameters({
            capacityCap: values[0],
            stakeSaturation: values[1],
            minUptime: values[2],
            minDiversity: values[3],
            maxNodeShare: values[4],
            protocolShare: values[5]
        });
    }

    function _leastCount(NodeLeaf[] calldata leaves) private pure returns (uint256 least) {
        least = leaves[0].prefixCount;
        for (uint256 i = 1; i < leaves.length; ++i) {
            if (leaves[i].prefixCount < least) least = leaves[i].prefixCount;
        }
    }
}
