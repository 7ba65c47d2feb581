package network.conet.issuer.rest;

import java.util.Locale;
import network.conet.tickets.TicketKind;

/** How the API names kinds. */
final class Kinds {
  private Kinds() {}

  static String name(TicketKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  static TicketKind parse(String text) {
    for (TicketKind kind : TicketKind.values()) {
      if (name(kind).equals(text)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("must be token or ticket");
  }
}
