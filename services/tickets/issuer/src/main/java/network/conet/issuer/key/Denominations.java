package network.conet.issuer.key;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import network.conet.tickets.Denomination;
import network.conet.tickets.TicketKind;

/** What is sold: all of them multiples of the smallest. */
public record Denominations(SortedSet<Denomination> tokens, SortedSet<Denomination> tickets) {
  public Denominations {
    tokens = Collections.unmodifiableSortedSet(new TreeSet<>(tokens));
    tickets = Collections.unmodifiableSortedSet(new TreeSet<>(tickets));
    if (tokens.isEmpty() || tickets.isEmpty()) {
      throw new IllegalArgumentException("tokens and tickets have a denomination each at least");
    }
    Denomination smallest = smallest(tokens, tickets);
    for (SortedSet<Denomination> kind : java.util.List.of(tokens, tickets)) {
      for (Denomination next : kind) {
        if (next.bytes() % smallest.bytes() != 0) {
          throw new IllegalArgumentException(
              next + " bytes are no multiple of the smallest denomination, " + smallest);
        }
      }
    }
  }

  public Denomination smallest() {
    return smallest(tokens, tickets);
  }

  public SortedSet<Denomination> of(TicketKind kind) {
    return kind == TicketKind.TOKEN ? tokens : tickets;
  }

  private static Denomination smallest(
      SortedSet<Denomination> tokens, SortedSet<Denomination> tickets) {
    return tokens.first().compareTo(tickets.first()) < 0 ? tokens.first() : tickets.first();
  }
}
