package network.conet.tickets.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import network.conet.tickets.Fixtures;
import network.conet.tickets.Serial;
import network.conet.tickets.Ticket;
import network.conet.tickets.TicketMessage;
import network.conet.tickets.TicketWindow;
import network.conet.tickets.rsa.RsaSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TicketJournalTest {
  private static final int SLOTS = 8;
  @TempDir Path folder;

  @Test
  void whatWasKeptIsThereAfterARestartInManySegments() throws IOException {
    Set<Ticket> kept = new HashSet<>();
    try (TicketJournal journal = open()) {
      for (int i = 0; i < 3 * SLOTS + 1; i++) {
        Ticket ticket = ticket(7, i);
        kept.add(ticket);
        assertThat(journal.keep(ticket)).isTrue();
        assertThat(journal.keep(ticket)).isFalse();
      }
      assertThat(journal.keep(ticket(8, 1))).isTrue();
    }
    try (TicketJournal journal = open()) {
      assertThat(journal.of(TicketWindow.of(7))).containsExactlyInAnyOrderElementsOf(kept);
      assertThat(journal.keep(ticket(7, 3))).isFalse();
      journal.forget(TicketWindow.of(7));
      assertThat(journal.of(TicketWindow.of(7))).isEmpty();
    }
    try (TicketJournal journal = open();
        var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
      assertThat(journal.of(TicketWindow.of(8))).containsExactly(ticket(8, 1));
    }
  }

  @Test
  void aJournalWhoseDiskFailedTakesNoMore() throws IOException {
    TicketJournal journal =
        TicketJournal.open(new CrashingStorage(new Random(1), 3), SLOTS, new Random(1));
    assertThat(journal.keep(ticket(7, 1))).isTrue();
    assertThatThrownBy(() -> journal.keep(ticket(7, 2))).isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> journal.keep(ticket(7, 3))).isInstanceOf(UncheckedIOException.class);
    assertThat(journal.of(TicketWindow.of(7))).containsExactly(ticket(7, 1));
  }

  @Test
  void manyAtOnceAreAllKeptAndEachOnce() throws Exception {
    Set<Integer> first = ConcurrentHashMap.newKeySet();
    try (TicketJournal journal = open();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        int number = i % 200;
        running.add(
            threads.submit(
                () -> {
                  if (journal.keep(ticket(7, number))) {
                    assertThat(first.add(number)).isTrue();
                  }
                }));
      }
      for (Future<?> next : running) {
        next.get();
      }
      assertThat(journal.of(TicketWindow.of(7))).hasSize(200).doesNotHaveDuplicates();
    }
    assertThat(first).hasSize(200);
  }

  /** 2000 of 4096 slots: the place's rank correlation with arrival is 0.022 by chance. */
  @Test
  void placesOnTheDiskTellNoOrder() throws IOException {
    int count = 2000;
    CrashingStorage storage = new CrashingStorage(new Random(5), Integer.MAX_VALUE);
    try (TicketJournal journal = TicketJournal.open(storage, new Random(5))) {
      for (int i = 0; i < count; i++) {
        journal.keep(ticket(7, i));
      }
    }
    byte[] disk = storage.open("w7-0.tickets", 0).read();
    double sum = 0;
    int rank = 0;
    for (int slot = 0; slot < TicketJournal.SLOTS; slot++) {
      var found = SlotRecord.decode(disk, slot);
      if (found.isPresent()) {
        int arrived = ByteBuffer.wrap(found.get().serial().toBytes()).getInt();
        double difference = (double) rank++ - arrived;
        sum += difference * difference;
      }
    }
    assertThat(rank).isEqualTo(count);
    double correlation = 1 - 6 * sum / ((double) count * ((double) count * count - 1));
    assertThat(Math.abs(correlation)).isLessThan(5 * 0.023);
  }

  private TicketJournal open() throws IOException {
    return TicketJournal.open(new FolderStorage(folder), SLOTS, new Random(3));
  }

  /** Of a number that its serial begins with; the journal does not look at signatures. */
  static Ticket ticket(long window, int number) {
    byte[] serial = ByteBuffer.allocate(32).putInt(number).array();
    return new Ticket(
        Serial.of(serial),
        new TicketMessage(TicketWindow.of(window), Fixtures.SMALL, Fixtures.NODE),
        RsaSignature.of(new byte[RsaSignature.BYTES]));
  }
}
