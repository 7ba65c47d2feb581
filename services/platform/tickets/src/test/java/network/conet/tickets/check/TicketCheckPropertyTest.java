package network.conet.tickets.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import network.conet.tickets.Fixtures;
import network.conet.tickets.Paid;
import network.conet.tickets.Ticket;
import network.conet.tickets.UnreadableTicket;

/** Junk is refused with a reason, never with anything else, and nothing but the ticket is good. */
class TicketCheckPropertyTest {
  private static final Ticket TICKET = Fixtures.ticket(Fixtures.SMALL);
  private final TicketCheck check = new TicketCheck(Fixtures.KEYS);

  @Property
  void bytesOfAnyLengthAreRefused(@ForAll @Size(max = 700) byte[] junk) {
    assertThat(check.ticket(junk, Fixtures.NODE, Fixtures.WINDOW))
        .isInstanceOf(Checked.Refused.class);
  }

  @Property
  void aTicketChangedAnywhereIsRefused(
      @ForAll @IntRange(max = Ticket.BYTES - 1) int at,
      @ForAll @IntRange(min = 1, max = 255) int by) {
    byte[] changed = TICKET.encode();
    changed[at] ^= (byte) by;
    assertThat(check.ticket(changed, Fixtures.NODE, Fixtures.WINDOW))
        .isInstanceOf(Checked.Refused.class);
  }

  @Property
  void aTicketCutOrLengthenedIsRefused(@ForAll @IntRange(max = 2 * Ticket.BYTES) int length) {
    byte[] other = Arrays.copyOf(TICKET.encode(), length);
    assertThat(check.ticket(other, Fixtures.NODE, Fixtures.WINDOW))
        .isInstanceOf(length == Ticket.BYTES ? Checked.Good.class : Checked.Refused.class);
  }

  /** What can be read is what it was written from: there is one encoding. */
  @Property
  void whatIsReadIsWrittenTheSame(
      @ForAll @IntRange(max = Ticket.BYTES - 1) int at, @ForAll byte to) {
    byte[] bytes = TICKET.encode();
    bytes[at] = to;
    try {
      assertThat(Paid.decode(bytes).encode()).isEqualTo(bytes);
    } catch (UnreadableTicket refused) {
      assertThat(refused.refusal()).isNotNull();
    }
  }
}
