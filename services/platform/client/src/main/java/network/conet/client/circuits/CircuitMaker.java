package network.conet.client.circuits;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import network.conet.circuit.client.Circuit;
import network.conet.circuit.client.CircuitSettings;
import network.conet.circuit.client.Hop;
import network.conet.circuit.client.HopUsage;
import network.conet.circuit.wire.CircuitException;
import network.conet.circuit.wire.CloseCode;
import network.conet.client.NotAvailable;
import network.conet.client.payment.Payment;
import network.conet.client.route.RelayMemory;
import network.conet.client.route.Route;
import network.conet.client.route.RouteChoice;
import network.conet.units.ByteCount;
import network.conet.units.NodeId;

/** Builds circuits; where one route fails, others are tried. */
public final class CircuitMaker {
  /** Each failure leaves one relay out, and a registry may still list many that are gone. */
  private static final int ATTEMPTS = 20;

  private final RouteChoice routes;
  private final RelayMemory memory;
  private final Payment payment;
  private final CircuitSettings settings;
  private final Clock clock;

  public CircuitMaker(
      RouteChoice routes,
      RelayMemory memory,
      Payment payment,
      CircuitSettings settings,
      Clock clock) {
    this.routes = routes;
    this.memory = memory;
    this.payment = payment;
    this.settings = settings;
    this.clock = clock;
  }

  RelayMemory memory() {
    return memory;
  }

  Clock clock() {
    return clock;
  }

  /** A circuit that ends at none of these. */
  OpenCircuit make(Set<NodeId> notAsExit) throws NotAvailable {
    String why = "";
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Route route = routes.next(notAsExit);
      List<Hop> hops = payment.pay(route);
      List<HopUsage> inVain = new ArrayList<>();
      try {
        Circuit circuit = Circuit.open(hops, settings, inVain::addAll);
        route.nodes().forEach(memory::worked);
        return new OpenCircuit(circuit, route, hops, clock.instant());
      } catch (IOException e) {
        payment.closed(hops, inVain);
        if (e instanceof CircuitException failed) {
          failed.hop().ifPresent(node -> blame(node, failed.code(), hops));
        }
        why = String.valueOf(e.getMessage());
      }
    }
    throw new NotAvailable(
        "NO_CIRCUIT",
        "No circuit could be built in " + ATTEMPTS + " attempts; the last one failed with " + why);
  }

  /** What was paid with before may have expired; what is new is good. */
  private void blame(NodeId node, CloseCode code, List<Hop> hops) {
    Optional<Hop> refused =
        isAboutMeans(code)
            ? hops.stream().filter(hop -> hop.nodeId().equals(node)).findAny()
            : Optional.empty();
    refused.ifPresent(payment::refused);
    if (refused.isEmpty() || refused.get().usedBefore().equals(ByteCount.ZERO)) {
      memory.failed(node);
    }
  }

  private static boolean isAboutMeans(CloseCode code) {
    return switch (code) {
      case VOUCHER_REQUIRED,
          VOUCHER_MALFORMED,
          VOUCHER_EXPIRED,
          VOUCHER_KEY_UNKNOWN,
          VOUCHER_SIGNATURE_BAD,
          VOUCHER_FOREIGN,
          VOUCHER_IN_USE,
          SESSION_PROOF_BAD,
          RECEIPT_BAD,
          CREDIT_EXHAUSTED,
          DENOMINATION_EXHAUSTED ->
          true;
      default -> false;
    };
  }

  /** Whether new streams may begin on it, as far as its means go. */
  boolean isAmple(OpenCircuit open) {
    return payment.isAmple(open.hops(), open.circuit().usage());
  }

  /** Closes it, which pays what is owed, and takes back what is left. */
  void close(OpenCircuit open) {
    open.circuit().close();
    payment.closed(open.hops(), open.circuit().usage());
  }
}
