package network.conet.rewards.catalogue;

import java.util.List;
import java.util.Optional;
import network.conet.rewards.epoch.NodeReward;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.EpochId;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;

/** Port: reads for people. */
public interface RewardsCatalogue {

  /** The newest block that has been seen. */
  BlockNumber asOf();

  /** Newest first, before {@code before} if it is given. */
  List<EpochView> epochs(Optional<EpochId> before, int limit);

  Optional<EpochView> epoch(EpochId epoch);

  Optional<NodeReward> node(EpochId epoch, NodeId node);

  AccountRewards account(AccountAddress account);

  /** Newest first, after the given one if it is given. */
  List<EarnedEntry> entries(AccountAddress account, Optional<EarnedEntry> after, int limit);

  /** Cumulative after an epoch; empty if the account never earned up to it. */
  Optional<TokenAmount> cumulative(AccountAddress account, EpochId epoch);
}
