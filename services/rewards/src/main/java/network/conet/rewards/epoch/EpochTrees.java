package network.conet.rewards.epoch;

import java.math.BigInteger;
import java.util.List;
import network.conet.rewards.tree.AbiWords;
import network.conet.rewards.tree.SumTree;
import network.conet.rewards.tree.TreeTag;

/** Which fields a leaf of each tree has, and in which order: the table of docs/spec/epochs.md. */
public final class EpochTrees {
  private static final int PROOF_FIELDS = 4;
  private static final int NODE_FIELDS = 17;
  private static final int ENTRY_FIELDS = 3;

  private EpochTrees() {}

  public static SumTree proofs(List<NodeReward> nodes) {
    SumTree.Builder tree = new SumTree.Builder(TreeTag.PROOFS, nodes.size());
    AbiWords words = new AbiWords(PROOF_FIELDS);
    for (NodeReward node : nodes) {
      NodeMeasurement measured = node.share().input().measured();
      tree.add(proofLeaf(words, measured), BigInteger.ZERO, measured.fees().units());
    }
    return tree.build();
  }

  public static SumTree nodes(List<NodeReward> nodes) {
    SumTree.Builder tree = new SumTree.Builder(TreeTag.NODES, nodes.size());
    AbiWords words = new AbiWords(NODE_FIELDS);
    for (NodeReward node : nodes) {
      NodeShare share = node.share();
      tree.add(nodeLeaf(words, node), share.weight().value(), share.gross().units());
    }
    return tree.build();
  }

  public static SumTree.Builder entries(EntryTable entries) {
    SumTree.Builder tree = new SumTree.Builder(TreeTag.ENTRIES, entries.size());
    AbiWords words = new AbiWords(ENTRY_FIELDS);
    for (int row = 0; row < entries.size(); row++) {
      BigInteger amount = entries.amount(row).units();
      tree.add(entryLeaf(words, entries, row), BigInteger.ZERO, amount);
    }
    return tree;
  }

  /** One leaf as the contracts take it. */
  public static EncodedLeaf proofLeaf(NodeReward node) {
    return EncodedLeaf.of(proofLeaf(new AbiWords(PROOF_FIELDS), node.share().input().measured()));
  }

  /** One leaf as the contracts take it. */
  public static EncodedLeaf nodeLeaf(NodeReward node) {
    return EncodedLeaf.of(nodeLeaf(new AbiWords(NODE_FIELDS), node));
  }

  /** One leaf as the contracts take it. */
  public static EncodedLeaf entryLeaf(EntryTable entries, int row) {
    return EncodedLeaf.of(entryLeaf(new AbiWords(ENTRY_FIELDS), entries, row));
  }

  private static AbiWords entryLeaf(AbiWords words, EntryTable entries, int row) {
    return words
        .clear()
        .address(entries.account(row))
        .node(entries.node(row))
        .uint(entries.amount(row).units());
  }

  private static AbiWords proofLeaf(AbiWords words, NodeMeasurement measured) {
    return words
        .clear()
        .node(measured.node())
        .uint(measured.capacity().rate())
        .uint(measured.uptime().value())
        .uint(measured.fees().units());
  }

  private static AbiWords nodeLeaf(AbiWords words, NodeReward node) {
    NodeShare share = node.share();
    NodeState state = share.input().state();
    NodeMeasurement measured = share.input().measured();
    return words
        .clear()
        .node(state.node())
        .address(state.owner())
        .hash(state.prefix())
        .bool(state.active())
        .uint(state.stake().units())
        .uint(state.totalShares().count())
        .uint(state.ownerShares().count())
        .uint(state.commission().value())
        .uint(measured.capacity().rate())
        .uint(measured.uptime().value())
        .uint(measured.fees().units())
        .uint(share.prefixCount())
        .uint(share.weight().value())
        .uint(share.base().units())
        .uint(share.gross().units())
        .uint(node.ownerAmount().units())
        .uint(node.delegatorsAmount().units());
  }
}
