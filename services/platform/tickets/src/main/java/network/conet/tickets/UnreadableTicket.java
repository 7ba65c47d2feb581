package network.conet.tickets;

/** Bytes that are no token and no ticket; carries the reason of the specification. */
public final class UnreadableTicket extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final TicketRefusal refusal;

  private UnreadableTicket(TicketRefusal refusal, String message) {
    super(message);
    this.refusal = refusal;
  }

  static UnreadableTicket malformed(String why) {
    return new UnreadableTicket(TicketRefusal.MALFORMED, why);
  }

  static UnreadableTicket version(int version) {
    return new UnreadableTicket(TicketRefusal.UNKNOWN_VERSION, "unknown ticket version " + version);
  }

  public TicketRefusal refusal() {
    return refusal;
  }
}
