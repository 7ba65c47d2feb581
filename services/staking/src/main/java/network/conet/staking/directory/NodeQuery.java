package network.conet.staking.directory;

import java.util.Optional;
import java.util.Set;
import network.conet.units.NodeId;

/**
 * Which nodes to list, in ascending order of node id.
 *
 * @param statuses only these; none means all
 * @param after the last node of the page before
 * @param limit 1 to 500
 */
public record NodeQuery(Set<NodeStatus> statuses, Optional<NodeId> after, int limit) {
  public static final int MAX_LIMIT = 500;

  public NodeQuery {
    statuses = Set.copyOf(statuses);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + ", not " + limit);
    }
  }
}
