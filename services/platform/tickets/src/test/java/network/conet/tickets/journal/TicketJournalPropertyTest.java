package network.conet.tickets.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import network.conet.tickets.Ticket;
import network.conet.tickets.TicketWindow;

class TicketJournalPropertyTest {
  private static final int SLOTS = 8;

  /**
   * A machine that stops at any write or sync: what was acknowledged is there, and nothing is there
   * that was not given; what was not acknowledged can be given again.
   */
  @Property(tries = 300)
  void whatWasAcknowledgedSurvivesACrash(
      @ForAll @IntRange(min = 1, max = 60) int steps, @ForAll long seed) throws IOException {
    CrashingStorage disk = new CrashingStorage(new Random(seed), steps);
    Set<Ticket> acknowledged = new HashSet<>();
    List<Ticket> given = new ArrayList<>();
    try {
      TicketJournal journal = TicketJournal.open(disk, SLOTS, new Random(seed));
      for (int i = 0; i < 40; i++) {
        given.add(TicketJournalTest.ticket(7, i));
        journal.keep(TicketJournalTest.ticket(7, i));
        acknowledged.add(TicketJournalTest.ticket(7, i));
      }
    } catch (UncheckedIOException stopped) {
      assertThat(stopped).hasRootCauseMessage("the machine stands still");
    }
    TicketJournal after = TicketJournal.open(disk.crashed(), SLOTS, new Random(seed));
    List<Ticket> found = after.of(TicketWindow.of(7));
    assertThat(found).doesNotHaveDuplicates().containsAll(acknowledged);
    assertThat(given).containsAll(found);
    given.forEach(ticket -> assertThat(after.keep(ticket)).isEqualTo(!found.contains(ticket)));
    assertThat(after.of(TicketWindow.of(7))).containsExactlyInAnyOrderElementsOf(given);
  }
}
