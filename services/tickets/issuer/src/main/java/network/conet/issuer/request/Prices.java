package network.conet.issuer.request;

import network.conet.tickets.TicketWindow;
import network.conet.tickets.WindowPrice;

/** Port: what tokens and tickets of a window are worth; the same at any time. */
@FunctionalInterface
public interface Prices {
  WindowPrice of(TicketWindow window);
}
