package network.conet.rewards.epoch;

import network.conet.rewards.tree.AccountsTree;
import network.conet.units.AccountAddress;
import network.conet.units.TokenAmount;

/**
 * Merges what the epoch pays into what every account had: both come in ascending order of account,
 * so that neither has to be looked up.
 */
final class AccountGrowth implements CumulativeRewards.Visitor {
  private final EntryTable entries;
  private final AccountTable earners;
  private final AccountsTree.Builder tree = new AccountsTree.Builder();
  private int row;

  AccountGrowth(EntryTable entries) {
    this.entries = entries;
    this.earners = new AccountTable(16);
  }

  @Override
  public void account(AccountAddress account, TokenAmount before) {
    while (row < entries.size() && entries.account(row).compareTo(account) < 0) {
      earn(entries.account(row), TokenAmount.ZERO);
    }
    if (row < entries.size() && entries.account(row).equals(account)) {
      earn(account, before);
    } else {
      tree.add(account, before);
    }
  }

  private void earn(AccountAddress account, TokenAmount before) {
    TokenAmount earned = TokenAmount.ZERO;
    while (row < entries.size() && entries.account(row).equals(account)) {
      earned = earned.plus(entries.amount(row));
      row++;
    }
    TokenAmount cumulative = before.plus(earned);
    earners.add(account, earned, cumulative);
    tree.add(account, cumulative);
  }

  /** To be called once all accounts of the epoch before have been seen. */
  AccountsTree finish() {
    while (row < entries.size()) {
      earn(entries.account(row), TokenAmount.ZERO);
    }
    return tree.build();
  }

  AccountTable earners() {
    return earners;
  }
}
