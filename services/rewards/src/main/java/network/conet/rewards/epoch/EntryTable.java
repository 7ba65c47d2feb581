package network.conet.rewards.epoch;

import java.util.List;
import network.conet.units.AccountAddress;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;

/**
 * The entries (account, node, amount) of an epoch, in strictly ascending order of account, then
 * node: 36 bytes each. A node is held by its position among the epoch's nodes, which are in
 * ascending order themselves.
 */
public final class EntryTable {
  private static final int NODE = AccountAddress.BYTES;
  private static final int AMOUNT = NODE + Integer.BYTES;

  private final List<NodeId> nodes;
  private final PackedRows rows;
  private AccountAddress lastAccount = AccountAddress.ZERO;
  private int lastNode = -1;

  public EntryTable(List<NodeId> nodes, int expected) {
    this.nodes = List.copyOf(nodes);
    this.rows = new PackedRows(AMOUNT + PackedRows.AMOUNT, expected);
  }

  /**
   * Adds the next entry.
   *
   * @throws IllegalArgumentException if it does not come after the last one, or has no amount
   */
  public void add(AccountAddress account, int node, TokenAmount amount) {
    int order = account.compareTo(lastAccount);
    if (order < 0 || (order == 0 && node <= lastNode)) {
      throw new IllegalArgumentException("entry out of order: " + account + ", node " + node);
    }
    if (amount.isZero()) {
      throw new IllegalArgumentException("an entry of nothing: " + account + ", node " + node);
    }
    int offset = rows.append();
    rows.put(offset, account.toBytes());
    rows.putInt(offset + NODE, node);
    rows.putAmount(offset + AMOUNT, amount);
    lastAccount = account;
    lastNode = node;
  }

  public int size() {
    return rows.size();
  }

  public AccountAddress account(int row) {
    return AccountAddress.of(rows.get(rows.offset(row), AccountAddress.BYTES));
  }

  public NodeId node(int row) {
    return nodes.get(nodeIndex(row));
  }

  int nodeIndex(int row) {
    return rows.getInt(rows.offset(row) + NODE);
  }

  public TokenAmount amount(int row) {
    return rows.getAmount(rows.offset(row) + AMOUNT);
  }
}
