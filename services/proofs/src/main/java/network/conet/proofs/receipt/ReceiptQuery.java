package network.conet.proofs.receipt;

import java.util.Optional;
import network.conet.units.EpochId;
import network.conet.units.NodeId;

/**
 * Which submissions to list, newest first.
 *
 * @param before only those below that position
 */
public record ReceiptQuery(
    Optional<NodeId> node,
    Optional<EpochId> epoch,
    Optional<ReceiptStatus> status,
    Optional<Long> before,
    int limit) {
  public static final int MAX_LIMIT = 200;

  public ReceiptQuery {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("a page has 1 to 200 items, not " + limit);
    }
  }
}
