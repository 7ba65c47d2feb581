package network.conet.client.circuits;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import network.conet.client.NotAvailable;
import network.conet.units.NodeId;

/** The circuits of one user. Whoever waits for one of them to be built waits with the others. */
final class UserCircuits {
  /** New streams go elsewhere after this, so that one exit does not see a whole day. */
  private static final Duration OLD = Duration.ofMinutes(10);

  /** Where circuits come from and go to. */
  interface Supply {
    OpenCircuit take(Set<NodeId> notAsExit) throws NotAvailable;

    void retire(OpenCircuit circuit);
  }

  private final CircuitMaker maker;
  private final Supply supply;
  private final List<OpenCircuit> taking = new ArrayList<>();
  private final List<OpenCircuit> leaving = new ArrayList<>();
  private Instant lastUsed;

  UserCircuits(CircuitMaker maker, Supply supply) {
    this.maker = maker;
    this.supply = supply;
    this.lastUsed = maker.clock().instant();
  }

  /** One that takes a stream and ends at none of these. */
  synchronized OpenCircuit circuit(Set<NodeId> notAsExit) throws NotAvailable {
    lastUsed = maker.clock().instant();
    retireWhatIsOver();
    for (OpenCircuit open : taking) {
      if (open.circuit().hasRoom() && !notAsExit.contains(open.route().exit().node())) {
        return open;
      }
    }
    OpenCircuit fresh = supply.take(notAsExit);
    taking.add(fresh);
    return fresh;
  }

  /** Takes no more streams, and is closed once it has none. */
  synchronized void leave(OpenCircuit circuit) {
    if (taking.remove(circuit)) {
      leaving.add(circuit);
    }
    retireWhatIsOver();
  }

  synchronized void retireWhatIsOver() {
    for (OpenCircuit open : List.copyOf(taking)) {
      boolean old = !open.born().plus(OLD).isAfter(maker.clock().instant());
      if (!open.circuit().isOpen() || old || !maker.isAmple(open)) {
        taking.remove(open);
        leaving.add(open);
      }
    }
    for (OpenCircuit open : List.copyOf(leaving)) {
      if (!open.circuit().isOpen() || open.circuit().openStreams() == 0) {
        leaving.remove(open);
        supply.retire(open);
      }
    }
  }

  /** Somebody is about to ask for one. */
  synchronized void touch() {
    lastUsed = maker.clock().instant();
  }

  synchronized boolean isIdleSince(Instant moment) {
    return lastUsed.isBefore(moment)
        && circuits().stream().allMatch(open -> open.circuit().openStreams() == 0);
  }

  /** Gives up all of them to whoever closes them. */
  synchronized List<OpenCircuit> giveUp() {
    List<OpenCircuit> all = circuits();
    taking.clear();
    leaving.clear();
    return all;
  }

  synchronized List<OpenCircuit> circuits() {
    return Stream.concat(taking.stream(), leaving.stream()).toList();
  }
}
