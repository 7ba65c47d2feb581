package network.conet.tickets.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import network.conet.tickets.Fixtures;
import network.conet.tickets.Ticket;
import network.conet.tickets.TicketRefusal;
import network.conet.tickets.TicketWindow;
import network.conet.tickets.check.Checked.Good;
import network.conet.tickets.check.Checked.Refused;
import network.conet.units.NodeId;
import org.junit.jupiter.api.Test;

class TicketCheckTest {
  private final TicketCheck check = new TicketCheck(Fixtures.KEYS);
  private final Ticket ticket = Fixtures.ticket(Fixtures.SMALL);

  @Test
  void aTicketIsGoodInItsWindowAndTheNext() {
    assertThat(check(Fixtures.NODE, 7)).isEqualTo(new Good<>(ticket));
    assertThat(check(Fixtures.NODE, 8)).isEqualTo(new Good<>(ticket));
    assertThat(check(Fixtures.NODE, 6)).isEqualTo(refused(TicketRefusal.WINDOW_NOT_BEGUN));
    assertThat(check(Fixtures.NODE, 9)).isEqualTo(refused(TicketRefusal.WINDOW_OVER));
  }

  @Test
  void aTicketPaysOneRelay() {
    assertThat(check(Fixtures.OTHER_NODE, 7)).isEqualTo(refused(TicketRefusal.WRONG_NODE));
  }

  @Test
  void aTokenPaysNoRelay() {
    assertThat(
            check.ticket(
                Fixtures.token(Fixtures.SMALL).encode(), Fixtures.NODE, TicketWindow.of(7)))
        .isEqualTo(refused(TicketRefusal.WRONG_KIND));
  }

  @Test
  void aTicketUnderNoKeyOrAnotherIsRefused() {
    assertThat(
            new TicketCheck(slot -> Optional.empty())
                .ticket(ticket.encode(), Fixtures.NODE, TicketWindow.of(7)))
        .isEqualTo(refused(TicketRefusal.UNKNOWN_KEY));
    byte[] other = ticket.encode();
    other[0] ^= 1;
    assertThat(check.ticket(other, Fixtures.NODE, TicketWindow.of(7)))
        .isEqualTo(refused(TicketRefusal.BAD_SIGNATURE));
  }

  @Test
  void anotherVersionIsNamed() {
    byte[] later = ticket.encode();
    later[32 + 8] = 2;
    assertThat(check.ticket(later, Fixtures.NODE, TicketWindow.of(7)))
        .isEqualTo(refused(TicketRefusal.UNKNOWN_VERSION));
  }

  private Checked<Ticket> check(NodeId node, long window) {
    return check.ticket(ticket.encode(), node, TicketWindow.of(window));
  }

  private static Refused<Ticket> refused(TicketRefusal reason) {
    return new Refused<>(reason);
  }
}
