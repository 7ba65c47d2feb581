package network.conet.tickets;

import java.util.Comparator;

/** What one issuer key signs, and nothing else: the signature under it proves all three. */
public record KeySlot(TicketKind kind, TicketWindow window, Denomination denomination)
    implements Comparable<KeySlot> {
  private static final Comparator<KeySlot> ORDER =
      Comparator.comparing(KeySlot::window)
          .thenComparing(KeySlot::kind)
          .thenComparing(KeySlot::denomination);

  @Override
  public int compareTo(KeySlot other) {
    return ORDER.compare(this, other);
  }
}
