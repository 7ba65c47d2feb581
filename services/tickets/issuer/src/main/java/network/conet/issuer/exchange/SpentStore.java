package network.conet.issuer.exchange;

import java.util.Collection;
import network.conet.issuer.request.RequestStore;
import network.conet.tickets.TicketId;
import network.conet.tickets.TicketWindow;
import network.conet.tickets.request.Exchange;
import network.conet.units.Hash32;

/** Port: exchanges and what was spent in them, or handed in by relays. */
public interface SpentStore extends RequestStore {
  /** False if the id is used already; then nothing is changed. */
  boolean record(Exchange exchange, Hash32 digest);

  /** Marks them; says how many were not spent before. */
  int spend(Collection<TicketId> ids);

  /** Whether settlement has told of every ticket of the window that was handed in. */
  boolean isClosed(TicketWindow window);

  void close(TicketWindow window);
}
