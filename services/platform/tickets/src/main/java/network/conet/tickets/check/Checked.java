package network.conet.tickets.check;

import network.conet.tickets.Paid;
import network.conet.tickets.TicketRefusal;

/** The verdict on bytes that somebody gave as a token or ticket. */
public sealed interface Checked<T extends Paid> {
  /** Good, unless it was spent before. */
  record Good<T extends Paid>(T paid) implements Checked<T> {}

  record Refused<T extends Paid>(TicketRefusal reason) implements Checked<T> {}
}
