package network.conet.client.circuits;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.conet.units.ByteCount;
import network.conet.units.NodeId;

/**
 * What there is; nothing of users or destinations.
 *
 * @param avoided relays that failed, and until when they are left alone
 * @param problem why the last circuit that was wanted could not be had, if so
 */
public record PoolStatus(
    List<Line> circuits, Map<NodeId, Instant> avoided, Optional<String> problem) {
  public PoolStatus {
    circuits = List.copyOf(circuits);
    avoided = Map.copyOf(avoided);
  }

  /**
   * One circuit.
   *
   * @param ready whether it waits for its first user
   */
  public record Line(
      List<NodeId> relays, boolean ready, int streams, Duration age, ByteCount carried) {
    public Line {
      relays = List.copyOf(relays);
    }
  }
}
