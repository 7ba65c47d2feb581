package network.conet.tickets.check;

import java.util.Optional;
import network.conet.tickets.Paid;
import network.conet.tickets.Ticket;
import network.conet.tickets.TicketRefusal;
import network.conet.tickets.TicketWindow;
import network.conet.tickets.Token;
import network.conet.tickets.UnreadableTicket;
import network.conet.tickets.check.Checked.Good;
import network.conet.tickets.check.Checked.Refused;
import network.conet.tickets.rsa.IssuerPublicKey;
import network.conet.units.NodeId;

/**
 * The checks of docs/spec/tickets.md in their order: cheap ones first, the signature last. Holds
 * nothing, so that any number of threads check at once.
 */
public final class TicketCheck {
  private final IssuerKeys keys;

  public TicketCheck(IssuerKeys keys) {
    this.keys = keys;
  }

  /** Whether the bytes are a ticket that pays this relay while that window is open. */
  public Checked<Ticket> ticket(byte[] bytes, NodeId payee, TicketWindow now) {
    if (bytes.length != Ticket.BYTES && bytes.length != Token.BYTES) {
      return new Refused<>(TicketRefusal.MALFORMED);
    }
    try {
      if (!(Paid.decode(bytes) instanceof Ticket ticket)) {
        return new Refused<>(TicketRefusal.WRONG_KIND);
      }
      if (!ticket.message().node().equals(payee)) {
        return new Refused<>(TicketRefusal.WRONG_NODE);
      }
      if (!ticket.message().window().hasBegun(now)) {
        return new Refused<>(TicketRefusal.WINDOW_NOT_BEGUN);
      }
      if (ticket.message().window().isOver(now)) {
        return new Refused<>(TicketRefusal.WINDOW_OVER);
      }
      return signed(ticket);
    } catch (UnreadableTicket e) {
      return new Refused<>(e.refusal());
    }
  }

  /** Whether the key of its slot signed it; for who has judged the rest. */
  public <T extends Paid> Checked<T> signed(T paid) {
    Optional<IssuerPublicKey> key = keys.find(paid.message().slot());
    if (key.isEmpty()) {
      return new Refused<>(TicketRefusal.UNKNOWN_KEY);
    }
    return key.get().verifies(paid.prepared().encode(), paid.signature().toBytes())
        ? new Good<>(paid)
        : new Refused<>(TicketRefusal.BAD_SIGNATURE);
  }
}
