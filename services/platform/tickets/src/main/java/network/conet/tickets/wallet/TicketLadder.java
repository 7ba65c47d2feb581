package network.conet.tickets.wallet;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import network.conet.tickets.Denomination;
import network.conet.tickets.Ticket;
import network.conet.units.ByteCount;

/**
 * Small ones first: a relay that takes a ticket and carries nothing gets no more than what it has
 * carried for this circuit before, or the smallest there is.
 */
final class TicketLadder {
  private TicketLadder() {}

  /** The largest that is not more than was carried, else the smallest. */
  static Optional<Ticket> next(Collection<Ticket> tickets, ByteCount carried) {
    Comparator<Ticket> bySize = Comparator.comparing(TicketLadder::size);
    return tickets.stream()
        .filter(ticket -> !size(ticket).size().isMoreThan(carried))
        .max(bySize)
        .or(() -> tickets.stream().min(bySize));
  }

  private static Denomination size(Ticket ticket) {
    return ticket.message().denomination();
  }
}
