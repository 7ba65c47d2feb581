// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {RLP} from "@openzeppelin/contracts/utils/RLP.sol";

import {Deployment} from "script/Deployment.sol";
import {Params} from "src/libraries/Params.sol";
import {SumTree} from "src/libraries/SumTree.sol";
import {Epoch} from "src/types/Epoch.sol";
import {EpochId} from "src/types/EpochId.sol";
import {EntryLeaf, NodeLeaf, ProofsLeaf, SumNode, Tree} from "src/types/EpochTrees.sol";
import {AccountsTree} from "test/base/AccountsTree.sol";
import {BaseTest} from "test/base/BaseTest.sol";
import {TreeBuilder} from "test/base/TreeBuilder.sol";

/// @notice Makes whole epochs, true ones and such with one fault: four nodes, each of another account that owns all of its
/// shares, and a snapshot block of our own making.
abstract contract EpochMaker is BaseTest {
    using TreeBuilder for TreeBuilder.Built;
    using AccountsTree for AccountsTree.Tree;

    /// @notice What is false about an epoch. `Hidden` is a root that nobody can open.
    enum Fault {
        None,
        TotalWeight,
        Rewards,
        Fees,
        Burn,
        Count,
        InnerSum,
        LeafSum,
        Order,
        Measured,
        Formula,
        EndTime,
        Cumulative,
        Hidden
    }

    uint256 internal constant COUNT = 4;
    uint256 private constant BPS = 10_000;
    uint256 private constant FEES_AT_MOST = 1e15;
    bytes32 private constant NOBODY_KNOWS = keccak256("a root that nobody can open");

    Deployment.Network internal net;
    /// @dev In ascending order, as entries are.
    address[] internal owners;

    // The epoch that was made last: its leaves, its accounts, its blocks.
    Fault internal fault;
    bytes[] internal proofsLeaves;
    bytes[] internal nodesLeaves;
    bytes[] internal entriesLeaves;
    uint256[COUNT] internal cumulatives;
    bytes internal snapshotHeader;
    bytes internal parentHeader;

    // Of the newest activated epoch.
    uint256[COUNT] internal activatedCumulatives;
    Epoch internal activatedHeader;

    /// @dev A true epoch that ends now, then its fault, where its numbers leave room for that one.
    function _make(uint256 seed, Fault wanted) internal returns (Epoch memory header) {
        header.epoch = EpochId.unwrap(net.anchor.lastEpoch()) + 1;
        header.attempt = net.anchor.attempt();
        if (header.epoch > 1) header.previousDigest = net.anchor.digestAt(EpochId.wrap(header.epoch - 1));
        header.endTime = uint64(block.timestamp);
        header.datasetHash = keccak256(abi.encode(seed));
        _makeBlock(header);
        header.emission = uint96(net.emission.budget(net.anchor.lastEndTime(), header.endTime));
        NodeLeaf[] memory nodes = _nodes(seed);
        uint256 kept = _rewards(header, nodes);
        header.burned = uint96(kept * net.parameters.get(Params.BURN_SHARE) / BPS);
        fault = Fault.None;
        _keep(nodes);
        fault = _possible(header, wanted);
        _spoilLeaves(nodes);
        _total(header);
        _spoilHeader(header);
    }

    function _spoilLeaves(NodeLeaf[] memory nodes) private {
        if (fault == Fault.Formula) {
            nodes[0].ownerAmount += 1;
            nodesLeaves[0] = abi.encode(nodes[0]);
        }
        if (fault == Fault.Measured) {
            proofsLeaves[0] =
                abi.encode(ProofsLeaf(nodes[0].nodeId, nodes[0].capacity, nodes[0].uptime ^ 1, nodes[0].fees));
        }
        if (fault == Fault.Order) {
            (bytes memory one, bytes memory other) = (nodesLeaves[0], nodesLeaves[1]);
            (nodesLeaves[0], nodesLeaves[1]) = (other, one);
            (one, other) = (proofsLeaves[0], proofsLeaves[1]);
            (proofsLeaves[0], proofsLeaves[1]) = (other, one);
        }
        if (fault == Fault.Cumulative) cumulatives[0] += 1;
    }

    /// @dev Roots and totals from the leaves as they are, in balance.
    function _total(Epoch memory header) private view {
        TreeBuilder.Built memory proofs = _built(Tree.Proofs);
        TreeBuilder.Built memory nodes = _built(Tree.Nodes);
        header.proofsRoot = proofs.hashOf();
        header.nodesRoot = nodes.hashOf();
        header.entriesRoot = _built(Tree.Entries).hashOf();
        header.accountsRoot = _accounts(cumulatives).root();
        header.totalWeight = nodes.rootOf().weight;
        // Narrowing: emission and fees together have 96 bits.
        header.rewards = uint96(nodes.rootOf().amount);
        header.fees = uint96(proofs.rootOf().amount);
        header.treasury = header.emission + header.fees - header.rewards - header.burned;
    }

    function _spoilHeader(Epoch memory header) private view {
        if (fault == Fault.TotalWeight) header.totalWeight += 1;
        if (fault == Fault.Rewards) (header.rewards, header.treasury) = (header.rewards - 1, header.treasury + 1);
        if (fault == Fault.Fees) (header.fees, header.treasury) = (header.fees + 1, header.treasury + 1);
        if (fault == Fault.Burn) (header.burned, header.treasury) = (header.burned - 10, header.treasury + 10);
        if (fault == Fault.Hidden && header.epoch % 2 == 0) header.accountsRoot = NOBODY_KNOWS;
        if (fault == Fault.Hidden && header.epoch % 2 == 1) header.nodesRoot = NOBODY_KNOWS;
        if (fault == Fault.EndTime) {
            uint96 before = header.emission;
            header.endTime -= 1;
            header.emission = uint96(net.emission.budget(net.anchor.lastEndTime(), header.endTime));
            header.treasury -= before - header.emission;
        }
    }

    /// @dev A fault that the epoch's numbers have no room for becomes one that always has.
    function _possible(Epoch memory header, Fault wanted) private view returns (Fault) {
        if (wanted == Fault.Rewards && _built(Tree.Nodes).rootOf().amount == 0) return Fault.TotalWeight;
        if (wanted == Fault.Burn && header.burned < 20) return Fault.TotalWeight;
        if (wanted == Fault.EndTime) {
            // What one second brings must be in the treasury's part: nobody eligible, for instance.
            uint64 due = net.anchor.lastEndTime() + net.anchor.EPOCH_LENGTH();
            uint256 second = net.emission.budget(header.endTime - 1, header.endTime) + 1;
            uint256 paid = _built(Tree.Nodes).rootOf().amount + header.burned;
            uint256 all = uint256(header.emission) + _built(Tree.Proofs).rootOf().amount;
            if (header.endTime <= due || all < paid + second) return Fault.TotalWeight;
        }
        return wanted;
    }

    /// @dev The first block that ends the epoch, and its parent, which does not.
    function _makeBlock(Epoch memory header) private {
        uint64 due = net.anchor.lastEndTime() + net.anchor.EPOCH_LENGTH();
        parentHeader = _blockHeader(keccak256("grandparent"), due - 1);
        snapshotHeader = _blockHeader(keccak256(parentHeader), header.endTime);
        header.snapshotBlock = uint64(block.number - 1);
        header.snapshotHash = keccak256(snapshotHeader);
        vm.setBlockhash(block.number - 1, header.snapshotHash);
    }

    /// @dev Of a header only its parent's hash (field 0) and its time (field 11) are read.
    function _blockHeader(bytes32 parentHash, uint64 timestamp) private pure returns (bytes memory) {
        bytes[] memory fields = new bytes[](15);
        for (uint256 i = 0; i < fields.length; ++i) {
            fields[i] = RLP.encode(bytes32(i));
        }
        fields[0] = RLP.encode(parentHash);
        fields[11] = RLP.encode(uint256(timestamp));
        return RLP.encode(fields);
    }

    /// @dev What was measured, at random: the first two may share a prefix, and not every node is up for long enough.
    function _nodes(uint256 seed) private view returns (NodeLeaf[] memory nodes) {
        nodes = new NodeLeaf[](COUNT);
        uint256 minUptime = net.parameters.get(Params.MIN_UPTIME);
        for (uint256 i = 0; i < COUNT; ++i) {
            uint256 random = uint256(keccak256(abi.encode(seed, i)));
            NodeLeaf memory node = nodes[i];
            node.nodeId = bytes32((i + 1) << 200);
            node.owner = owners[i];
            node.prefix = i == 1 && random % 2 == 0
                ? bytes32("prefix 0")
                : bytes32(bytes.concat("prefix ", bytes1(uint8(48 + i))));
            node.active = true;
            node.stake = uint96(bound(random >> 8, 1e21, 2e23));
            (node.totalShares, node.ownerShares) = (uint128(node.stake), uint128(node.stake) - 1000);
            node.capacity = uint64(bound(random >> 16, 1, 2e8));
            node.uptime = uint16(bound(random >> 24, minUptime - 1000, BPS));
            node.fees = uint96(bound(random >> 32, 0, FEES_AT_MOST));
            node.prefixCount = node.uptime >= minUptime ? 1 : 0;
        }
        if (nodes[0].prefix == nodes[1].prefix && nodes[0].prefixCount + nodes[1].prefixCount == 2) {
            (nodes[0].prefixCount, nodes[1].prefixCount) = (2, 2);
        }
    }

    /// @dev docs/spec/rewards.md, written out once more. Gives the protocol's part of the fees.
    function _rewards(Epoch memory header, NodeLeaf[] memory nodes) private view returns (uint256 kept) {
        uint256 total = 0;
        uint256 protocolShare = net.parameters.get(Params.PROTOCOL_SHARE);
        for (uint256 i = 0; i < COUNT; ++i) {
            nodes[i].weight = uint128(_weight(nodes[i]));
            total += nodes[i].weight;
        }
        uint256 most = uint256(header.emission) * net.parameters.get(Params.MAX_NODE_SHARE) / BPS;
        for (uint256 i = 0; i < COUNT; ++i) {
            uint256 base = total == 0 ? 0 : uint256(header.emission) * nodes[i].weight / total;
            nodes[i].base = uint96(base < most ? base : most);
            uint256 protocol = uint256(nodes[i].fees) * protocolShare / BPS;
            kept += protocol;
            nodes[i].gross = uint96(nodes[i].base + nodes[i].fees - protocol);
            nodes[i].ownerAmount = nodes[i].gross;
        }
    }

    function _weight(NodeLeaf memory node) private view returns (uint256) {
        if (node.prefixCount == 0) return 0;
        uint256 saturation = net.parameters.get(Params.STAKE_SATURATION);
        uint256 cap = net.parameters.get(Params.CAPACITY_CAP);
        uint256 least = net.parameters.get(Params.MIN_DIVERSITY);
        uint256 stake = BPS * (node.stake < saturation ? node.stake : saturation) / saturation;
        uint256 diversity = BPS / node.prefixCount < least ? least : BPS / node.prefixCount;
        return (node.capacity < cap ? node.capacity : cap) * node.uptime * stake * diversity;
    }

    function _keep(NodeLeaf[] memory nodes) private {
        delete proofsLeaves;
        delete nodesLeaves;
        delete entriesLeaves;
        for (uint256 i = 0; i < COUNT; ++i) {
            NodeLeaf memory node = nodes[i];
            proofsLeaves.push(abi.encode(ProofsLeaf(node.nodeId, node.capacity, node.uptime, node.fees)));
            nodesLeaves.push(abi.encode(node));
            cumulatives[i] = activatedCumulatives[i] + node.gross;
            if (node.gross != 0) entriesLeaves.push(abi.encode(EntryLeaf(node.owner, node.nodeId, node.gross)));
        }
    }

    // --- trees of the epoch that was made last

    function _leaves(Tree tree) internal view returns (bytes[] storage) {
        if (tree == Tree.Proofs) return proofsLeaves;
        return tree == Tree.Nodes ? nodesLeaves : entriesLeaves;
    }

    function _built(Tree tree) internal view returns (TreeBuilder.Built memory built) {
        bytes[] storage leaves = _leaves(tree);
        SumNode[] memory nodes = new SumNode[](leaves.length);
        for (uint256 i = 0; i < nodes.length; ++i) {
            nodes[i] = _nodeOf(tree, leaves[i]);
        }
        built = TreeBuilder.build(tree, nodes);
        if (tree == Tree.Nodes && (fault == Fault.InnerSum || fault == Fault.LeafSum)) {
            uint256 level = fault == Fault.InnerSum ? 1 : 0;
            SumNode memory node = built.levels[level][0];
            node.weight += 1;
            built.replace(level, 0, node);
        }
        if (tree == Tree.Proofs && fault == Fault.Count) built.count += 1;
    }

    function _nodeOf(Tree tree, bytes memory leaf) private pure returns (SumNode memory node) {
        node.hash = SumTree.leafHash(tree, leaf);
        if (tree == Tree.Proofs) node.amount = abi.decode(leaf, (ProofsLeaf)).fees;
        if (tree == Tree.Entries) node.amount = abi.decode(leaf, (EntryLeaf)).amount;
        if (tree == Tree.Nodes) {
            NodeLeaf memory n = abi.decode(leaf, (NodeLeaf));
            (node.weight, node.amount) = (n.weight, n.gross);
        }
    }

    function _accounts(uint256[COUNT] storage amounts) internal view returns (AccountsTree.Tree memory) {
        uint256[] memory list = new uint256[](COUNT);
        for (uint256 i = 0; i < COUNT; ++i) {
            list[i] = amounts[i];
        }
        // Leaves of an account stand in its place whatever their hashes are: pairs are sorted, leaves need not be.
        return AccountsTree.build(owners, list);
    }
}
