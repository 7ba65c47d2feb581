package network.conet.client.route;

import java.util.List;
import network.conet.units.NodeId;

/** Three relays that a circuit goes through, in order. */
public record Route(List<Relay> relays) {
  public static final int HOPS = 3;

  public Route {
    relays = List.copyOf(relays);
    if (relays.stream().map(Relay::node).distinct().count() != HOPS || relays.size() != HOPS) {
      throw new IllegalArgumentException("a route has " + HOPS + " different relays");
    }
  }

  public List<NodeId> nodes() {
    return relays.stream().map(Relay::node).toList();
  }

  public Relay exit() {
    return relays.getLast();
  }
}
