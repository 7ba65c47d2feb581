package network.conet.client.circuits;

import java.util.Optional;
import java.util.Set;
import network.conet.client.NotAvailable;
import network.conet.units.NodeId;
import org.jspecify.annotations.Nullable;

/** One circuit that nobody uses yet. Whoever wants it while it is being built waits for it. */
final class ReadyCircuit {
  private final CircuitMaker maker;
  private @Nullable OpenCircuit ready;
  private boolean ended;

  ReadyCircuit(CircuitMaker maker) {
    this.maker = maker;
  }

  /** Builds it if there is none. */
  synchronized void prepare() throws NotAvailable {
    if (!ended && peek().isEmpty()) {
      ready = maker.make(Set.of());
    }
  }

  synchronized Optional<OpenCircuit> take(Set<NodeId> notAsExit) {
    Optional<OpenCircuit> found =
        peek().filter(open -> !notAsExit.contains(open.route().exit().node()));
    if (found.isPresent()) {
      ready = null;
    }
    return found;
  }

  /** None is prepared any more; the one there is goes to whoever closes it. */
  synchronized Optional<OpenCircuit> end() {
    ended = true;
    return take(Set.of());
  }

  /** The circuit, if it is still open; one that has broken is done with. */
  synchronized Optional<OpenCircuit> peek() {
    OpenCircuit open = ready;
    if (open != null && !open.circuit().isOpen()) {
      ready = null;
      maker.close(open);
    }
    return Optional.ofNullable(ready);
  }
}
