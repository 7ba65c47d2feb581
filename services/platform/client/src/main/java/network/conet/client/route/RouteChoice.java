package network.conet.client.route;

import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import network.conet.client.NotAvailable;
import network.conet.units.NodeId;

/** Draws routes. */
@FunctionalInterface
public interface RouteChoice {
  /**
   * A route that ends at none of these.
   *
   * @throws NotAvailable if the relays there are make no route
   */
  Route next(Set<NodeId> notAsExit) throws NotAvailable;

  /** Always these relays. */
  static RouteChoice fixed(Route route) {
    return notAsExit -> route;
  }

  /** At random among the active ones, those that failed last. */
  static RouteChoice drawn(RelayDirectory directory, RelayMemory memory, RandomGenerator random) {
    return notAsExit -> draw(memory.inOrder(directory.active(), random), memory, notAsExit);
  }

  private static Route draw(List<Relay> ordered, RelayMemory memory, Set<NodeId> notAsExit)
      throws NotAvailable {
    // the exit first: few relays are one
    for (Relay exit : ordered) {
      if (notAsExit.contains(exit.node()) || !memory.mayExit(exit.node())) {
        continue;
      }
      List<Relay> apart = ordered.stream().filter(exit::isApartFrom).toList();
      for (int i = 0; i < apart.size(); i++) {
        Relay entry = apart.get(i);
        for (Relay middle : apart.subList(i + 1, apart.size())) {
          if (middle.isApartFrom(entry)) {
            return new Route(List.of(entry, middle, exit));
          }
        }
      }
    }
    long owners = ordered.stream().map(Relay::owner).distinct().count();
    throw new NotAvailable(
        "TOO_FEW_RELAYS",
        "A circuit needs "
            + Route.HOPS
            + " active relays of different owners in different networks, the last one an exit;"
            + " there are "
            + ordered.size()
            + " of "
            + owners
            + " owners.");
  }
}
