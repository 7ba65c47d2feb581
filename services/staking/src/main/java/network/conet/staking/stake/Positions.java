package network.conet.staking.stake;

import java.util.List;
import java.util.Optional;
import network.conet.units.AccountAddress;
import network.conet.units.NodeId;

/** Port: the positions of the read model. */
public interface Positions {
  /** All of one account, in ascending order of node id. */
  List<Position> of(AccountAddress account);

  /**
   * Those with a node, in ascending order of account, after {@code after} if given, at most {@code
   * limit}.
   */
  List<Position> with(NodeId node, Optional<AccountAddress> after, int limit);
}
