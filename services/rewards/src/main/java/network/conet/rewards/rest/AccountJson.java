package network.conet.rewards.rest;

import java.util.List;
import network.conet.access.Page;
import network.conet.rewards.catalogue.AccountRewards;
import network.conet.rewards.catalogue.EarnedEntry;
import network.conet.units.AccountAddress;
import org.jspecify.annotations.Nullable;

/** What an account earned, in sum and by node and epoch. */
public record AccountJson(
    String account,
    long activeEpoch,
    String cumulative,
    String claimed,
    String claimable,
    String pending,
    List<EntryJson> items,
    @Nullable String next,
    long block) {

  /** One node's part in one epoch. */
  public record EntryJson(long epoch, String nodeId, String amount) {
    static EntryJson of(EarnedEntry entry) {
      return new EntryJson(entry.epoch().number(), entry.node().hex(), entry.amount().toString());
    }
  }

  static AccountJson of(AccountAddress account, AccountRewards sums, Page<EntryJson> entries) {
    return new AccountJson(
        account.hex(),
        sums.activeEpoch().number(),
        sums.cumulative().toString(),
        sums.claimed().toString(),
        sums.claimable().toString(),
        sums.pending().toString(),
        entries.items(),
        entries.next(),
        entries.block());
  }
}
