package network.conet.issuer.exchange;

import java.util.Collection;
import java.util.Optional;
import network.conet.issuer.atomic.Atomically;
import network.conet.issuer.refusal.ErrorCode;
import network.conet.issuer.refusal.Refusal;
import network.conet.tickets.TicketId;
import network.conet.tickets.TicketWindow;

/**
 * What settlement tells of a window: the tickets that were handed in, which nobody can bring back
 * any more, and then that there are no others.
 */
public final class TakeSettlement {
  private final Atomically atomically;
  private final SpentStore store;

  public TakeSettlement(Atomically atomically, SpentStore store) {
    this.atomically = atomically;
    this.store = store;
  }

  /** Empty if they count as spent now; telling again changes nothing. */
  public Optional<Refusal> handedIn(TicketWindow window, Collection<TicketId> ids) {
    return atomically.run(
        () -> {
          if (store.isClosed(window)) {
            return Optional.of(
                new Refusal(
                    ErrorCode.CONTRADICTS_EARLIER,
                    "settlement of window " + window + " is closed already"));
          }
          store.spend(ids);
          return Optional.empty();
        });
  }

  public void close(TicketWindow window) {
    atomically.execute(() -> store.close(window));
  }
}
