package network.conet.staking.rest;

import java.util.List;
import network.conet.staking.directory.Node;
import network.conet.staking.stake.Position;

/**
 * A position as the API shows it.
 *
 * @param value base units that the active shares are worth now, rounded down
 */
public record StakeJson(
    String account,
    String node,
    boolean owner,
    String shares,
    String value,
    List<UnbondingJson> unbondings) {
  /** Shares that are leaving; {@code startedAt} in seconds since 1970. */
  public record UnbondingJson(long index, String shares, long startedAt, boolean redelegates) {}

  static StakeJson of(Position position, Node node) {
    return new StakeJson(
        position.account().hex(),
        position.node().hex(),
        position.account().equals(node.owner()),
        position.shares().toString(),
        node.backing().valueFloor(position.shares()).toString(),
        position.unbondings().stream()
            .map(
                unbonding ->
                    new UnbondingJson(
                        unbonding.index(),
                        unbonding.shares().toString(),
                        unbonding.startedAt().getEpochSecond(),
                        unbonding.redelegates()))
            .toList());
  }
}
