package network.conet.client.payment;

import java.util.List;
import network.conet.circuit.client.Hop;
import network.conet.circuit.client.HopUsage;
import network.conet.client.NotAvailable;
import network.conet.client.route.Route;

/** Port: pays relays. */
public interface Payment {
  /**
   * Hops that carry, in the route's order.
   *
   * @throws NotAvailable if it cannot be paid
   */
  List<Hop> pay(Route route) throws NotAvailable;

  /**
   * The circuit is closed, or was never had; what is left of these hops' means may pay for another.
   *
   * @param usage what each hop carried; empty if nothing is known to have been carried
   */
  void closed(List<Hop> hops, List<HopUsage> usage);

  /** The relay did not take what this hop was paid with, which is worth nothing any more. */
  void refused(Hop hop);

  /** Whether these hops still carry a good deal more, so that new streams may begin on them. */
  boolean isAmple(List<Hop> hops, List<HopUsage> usage);
}
