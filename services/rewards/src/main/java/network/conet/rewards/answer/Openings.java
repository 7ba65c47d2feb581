package network.conet.rewards.answer;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.conet.rewards.attest.EpochAnchor;
import network.conet.rewards.attest.EpochLedger;
import network.conet.rewards.epoch.EncodedLeaf;
import network.conet.rewards.epoch.EntryTable;
import network.conet.rewards.epoch.EpochHeader;
import network.conet.rewards.epoch.EpochTrees;
import network.conet.rewards.epoch.NodeReward;
import network.conet.rewards.tree.AccountsTree;
import network.conet.rewards.tree.SumTree;
import network.conet.rewards.tree.TreeTag;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import org.jspecify.annotations.Nullable;

/** One epoch's trees, each rebuilt from the stored rows when it is first asked for. */
final class Openings {
  private final EpochHeader header;
  private final EpochLedger ledger;
  private final EpochLeaves leaves;
  private final Map<TreeTag, SumTree> sums = new EnumMap<>(TreeTag.class);
  private @Nullable List<NodeReward> nodes;
  private @Nullable EntryTable entries;
  private @Nullable AccountsTree accounts;
  private @Nullable AccountsTree before;

  Openings(EpochHeader header, EpochLedger ledger, EpochLeaves leaves) {
    this.header = header;
    this.ledger = ledger;
    this.leaves = leaves;
  }

  /** Empty if the trees do not hold what is asked for. */
  Optional<EpochAnchor.Request> answer(OpenDemands.Demand demand) {
    return switch (demand) {
      case OpenDemands.Leaf leaf -> Optional.of(open(leaf));
      case OpenDemands.Account account -> open(account);
      case OpenDemands.Dispute dispute ->
          before()
              .proof(dispute.leaf())
              .map(proof -> new EpochAnchor.Request.AnswerDispute(dispute.number(), proof));
    };
  }

  private EpochAnchor.Request open(OpenDemands.Leaf demand) {
    SumTree tree = sums.computeIfAbsent(demand.tree(), this::sumTree);
    int count = tree.root().count();
    if (demand.position().compareTo(BigInteger.valueOf(count)) >= 0) {
      return new EpochAnchor.Request.OpenLeaf(
          demand.number(),
          EncodedLeaf.NONE,
          new EpochAnchor.LeafPlace(tree.top(), count, 0, List.of()));
    }
    int position = demand.position().intValueExact();
    EncodedLeaf leaf =
        switch (demand.tree()) {
          case PROOFS -> EpochTrees.proofLeaf(nodes().get(position));
          case NODES -> EpochTrees.nodeLeaf(nodes().get(position));
          case ENTRIES -> EpochTrees.entryLeaf(entries(), position);
        };
    return new EpochAnchor.Request.OpenLeaf(
        demand.number(),
        leaf,
        new EpochAnchor.LeafPlace(tree.top(), count, position, tree.proof(position)));
  }

  private Optional<EpochAnchor.Request> open(OpenDemands.Account demand) {
    AccountsTree tree = accounts();
    Optional<Hash32> leaf = tree.leafAt(demand.path());
    if (leaf.isEmpty()) {
      return Optional.empty();
    }
    Hash32 wanted = leaf.get();
    List<Hash32> siblings = tree.proof(wanted).orElseThrow();
    Found found = new Found();
    // the tree holds hashes alone; whose this one is, the rows say
    ledger
        .cumulativeAfter(header.epoch())
        .forEach(
            (account, cumulative) -> {
              if (AccountsTree.leaf(account, cumulative).equals(wanted)) {
                found.request =
                    new EpochAnchor.Request.OpenAccount(
                        demand.number(), account, cumulative, siblings);
              }
            });
    return Optional.ofNullable(found.request);
  }

  private static final class Found {
    EpochAnchor.Request.@Nullable OpenAccount request;
  }

  private SumTree sumTree(TreeTag tag) {
    return switch (tag) {
      case PROOFS -> checked(EpochTrees.proofs(nodes()), header.roots().proofs());
      case NODES -> checked(EpochTrees.nodes(nodes()), header.roots().nodes());
      case ENTRIES -> checked(EpochTrees.entries(entries()).build(), header.roots().entries());
    };
  }

  private List<NodeReward> nodes() {
    List<NodeReward> known = nodes;
    if (known == null) {
      known = leaves.nodes(header.epoch());
      nodes = known;
    }
    return known;
  }

  private EntryTable entries() {
    EntryTable known = entries;
    if (known == null) {
      known = leaves.entries(header.epoch(), nodes().stream().map(NodeReward::node).toList());
      entries = known;
    }
    return known;
  }

  private AccountsTree accounts() {
    AccountsTree known = accounts;
    if (known == null) {
      known = accountsAfter(header.epoch());
      require(known.root(), header.roots().accounts());
      accounts = known;
    }
    return known;
  }

  private AccountsTree before() {
    AccountsTree known = before;
    if (known == null) {
      known = accountsAfter(header.epoch().previous());
      before = known;
    }
    return known;
  }

  private AccountsTree accountsAfter(EpochId epoch) {
    AccountsTree.Builder builder = new AccountsTree.Builder();
    ledger.cumulativeAfter(epoch).forEach(builder::add);
    return builder.build();
  }

  private SumTree checked(SumTree tree, Hash32 root) {
    require(tree.root().hash(), root);
    return tree;
  }

  private void require(Hash32 rebuilt, Hash32 signed) {
    if (!rebuilt.equals(signed)) {
      throw new IllegalStateException(
          "the rows of epoch %s give the root %s, signed was %s"
              .formatted(header.epoch(), rebuilt, signed));
    }
  }
}
