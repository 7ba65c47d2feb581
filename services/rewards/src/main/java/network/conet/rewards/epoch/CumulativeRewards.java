package network.conet.rewards.epoch;

import network.conet.units.AccountAddress;
import network.conet.units.TokenAmount;

/** What every account had earned after some epoch, streamed. */
@FunctionalInterface
public interface CumulativeRewards {

  /** Gives every account that ever earned, in ascending order. */
  void forEach(Visitor visitor);

  /** Takes one account. */
  @FunctionalInterface
  interface Visitor {
    void account(AccountAddress account, TokenAmount cumulative);
  }

  static CumulativeRewards none() {
    return visitor -> {};
  }
}
