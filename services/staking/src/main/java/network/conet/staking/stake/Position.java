package network.conet.staking.stake;

import java.math.BigInteger;
import java.util.List;
import network.conet.units.AccountAddress;
import network.conet.units.NodeId;

/**
 * What an account has with a node.
 *
 * @param shares active shares
 * @param unbondings oldest first
 */
public record Position(
    AccountAddress account, NodeId node, BigInteger shares, List<Unbonding> unbondings) {
  public Position {
    unbondings = List.copyOf(unbondings);
  }

  /** Whether there is nothing to keep. */
  public boolean isEmpty() {
    return shares.signum() == 0 && unbondings.isEmpty();
  }
}
