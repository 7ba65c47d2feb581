package network.conet.rewards.epoch;

import network.conet.units.AccountAddress;
import network.conet.units.TokenAmount;

/**
 * The accounts that earned in an epoch, ascending, with what they earned and have earned so far.
 */
public final class AccountTable {
  private static final int EARNED = AccountAddress.BYTES;
  private static final int CUMULATIVE = EARNED + PackedRows.AMOUNT;

  private final PackedRows rows;

  public AccountTable(int expected) {
    this.rows = new PackedRows(CUMULATIVE + PackedRows.AMOUNT, expected);
  }

  void add(AccountAddress account, TokenAmount earned, TokenAmount cumulative) {
    int offset = rows.append();
    rows.put(offset, account.toBytes());
    rows.putAmount(offset + EARNED, earned);
    rows.putAmount(offset + CUMULATIVE, cumulative);
  }

  public int size() {
    return rows.size();
  }

  public AccountAddress account(int row) {
    return AccountAddress.of(rows.get(rows.offset(row), AccountAddress.BYTES));
  }

  public TokenAmount earned(int row) {
    return rows.getAmount(rows.offset(row) + EARNED);
  }

  public TokenAmount cumulative(int row) {
    return rows.getAmount(rows.offset(row) + CUMULATIVE);
  }
}
