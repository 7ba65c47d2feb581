package network.conet.cli.action;

import java.util.List;
import network.conet.circuit.client.Hop;
import network.conet.circuit.client.HopUsage;
import network.conet.client.payment.Payment;
import network.conet.client.route.Route;

/** One route that was paid beforehand. */
public record PaidAlready(List<Hop> hops) implements Payment {
  public PaidAlready {
    hops = List.copyOf(hops);
  }

  @Override
  public List<Hop> pay(Route route) {
    return hops;
  }

  @Override
  public void closed(List<Hop> closed, List<HopUsage> usage) {
    // nobody else uses what is left
  }

  @Override
  public void refused(Hop hop) {
    // there is no other means to try
  }

  @Override
  public boolean isAmple(List<Hop> asked, List<HopUsage> usage) {
    return true;
  }
}
