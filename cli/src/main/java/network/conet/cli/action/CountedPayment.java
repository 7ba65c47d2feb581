package network.conet.cli.action;

import java.util.ArrayList;
import java.util.List;
import network.conet.circuit.client.Hop;
import network.conet.circuit.client.HopUsage;
import network.conet.client.NotAvailable;
import network.conet.client.payment.Payment;
import network.conet.client.route.Route;

/** Remembers what was carried for it. */
final class CountedPayment implements Payment {
  private final Payment payment;
  private final List<HopUsage> counted = new ArrayList<>();

  CountedPayment(Payment payment) {
    this.payment = payment;
  }

  /** What each hop carried of each circuit that is closed. */
  synchronized List<HopUsage> counted() {
    return List.copyOf(counted);
  }

  @Override
  public List<Hop> pay(Route route) throws NotAvailable {
    return payment.pay(route);
  }

  @Override
  public synchronized void closed(List<Hop> hops, List<HopUsage> usage) {
    counted.addAll(usage);
    payment.closed(hops, usage);
  }

  @Override
  public void refused(Hop hop) {
    payment.refused(hop);
  }

  @Override
  public boolean isAmple(List<Hop> hops, List<HopUsage> usage) {
    return payment.isAmple(hops, usage);
  }
}
