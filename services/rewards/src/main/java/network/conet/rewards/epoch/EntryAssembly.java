package network.conet.rewards.epoch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import network.conet.units.AccountAddress;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;

/**
 * Divides the nodes' pools. Delegators first, as they stream past in order; what they leave of a
 * node's gross is its owner's, whose entries are then merged in.
 */
final class EntryAssembly implements Delegations.Visitor {
  private final List<NodeShare> shares;
  private final List<NodeId> ids;
  private final Map<NodeId, Integer> positions = new HashMap<>();
  private final TokenAmount[] delegators;
  private final Shares[] delegated;
  private final EntryTable ofDelegators;

  EntryAssembly(List<NodeShare> shares) {
    this.shares = shares;
    this.ids = shares.stream().map(NodeShare::node).toList();
    this.delegators = new TokenAmount[shares.size()];
    this.delegated = new Shares[shares.size()];
    for (int i = 0; i < shares.size(); i++) {
      positions.put(ids.get(i), i);
      delegators[i] = TokenAmount.ZERO;
      delegated[i] = Shares.ZERO;
    }
    this.ofDelegators = new EntryTable(ids, 16);
  }

  @Override
  public void delegation(AccountAddress account, NodeId node, Shares holding) {
    Integer position = positions.get(node);
    if (position == null) {
      // not measured: it earned nothing that could be divided
      return;
    }
    NodeShare share = shares.get(position);
    if (account.equals(share.input().state().owner())) {
      throw new IllegalArgumentException("the owner of " + node + " among its delegators");
    }
    delegated[position] = delegated[position].plus(holding);
    TokenAmount amount = share.ofDelegator(holding);
    if (!amount.isZero()) {
      ofDelegators.add(account, position, amount);
      delegators[position] = delegators[position].plus(amount);
    }
  }

  /** The nodes' leaves, once every delegation has been seen. */
  List<NodeReward> settle() {
    List<NodeReward> rewards = new ArrayList<>(shares.size());
    for (int i = 0; i < shares.size(); i++) {
      NodeState state = shares.get(i).input().state();
      Shares held = delegated[i].plus(state.ownerShares());
      if (!held.equals(state.heldShares())) {
        throw new IllegalStateException(
            "holders of %s have %s shares, the node has given out %s"
                .formatted(state.node(), held, state.heldShares()));
      }
      rewards.add(shares.get(i).settle(delegators[i]));
    }
    return List.copyOf(rewards);
  }

  /** All entries, owners' included. */
  EntryTable merge(List<NodeReward> rewards) {
    List<Integer> owners = new ArrayList<>();
    for (int i = 0; i < rewards.size(); i++) {
      if (!rewards.get(i).ownerAmount().isZero()) {
        owners.add(i);
      }
    }
    owners.sort(Comparator.comparing((Integer i) -> owner(i)).thenComparing(i -> i));
    EntryTable all = new EntryTable(ids, ofDelegators.size() + owners.size());
    int next = 0;
    for (int row = 0; row < ofDelegators.size(); row++) {
      AccountAddress account = ofDelegators.account(row);
      int node = ofDelegators.nodeIndex(row);
      while (next < owners.size() && isBefore(owners.get(next), account, node)) {
        next = addOwner(all, rewards, owners, next);
      }
      all.add(account, node, ofDelegators.amount(row));
    }
    while (next < owners.size()) {
      next = addOwner(all, rewards, owners, next);
    }
    return all;
  }

  private int addOwner(EntryTable all, List<NodeReward> rewards, List<Integer> owners, int next) {
    int node = owners.get(next);
    all.add(owner(node), node, rewards.get(node).ownerAmount());
    return next + 1;
  }

  private boolean isBefore(int ownedNode, AccountAddress account, int node) {
    int order = owner(ownedNode).compareTo(account);
    return order < 0 || (order == 0 && ownedNode < node);
  }

  private AccountAddress owner(int node) {
    return shares.get(node).input().state().owner();
  }
}
