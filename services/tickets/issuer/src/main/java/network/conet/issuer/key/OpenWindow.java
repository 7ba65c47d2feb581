package network.conet.issuer.key;

import network.conet.tickets.TicketWindow;

/** Port: which window is open now. */
@FunctionalInterface
public interface OpenWindow {
  TicketWindow now();
}
