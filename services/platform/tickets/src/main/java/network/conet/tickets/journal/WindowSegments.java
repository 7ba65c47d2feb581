package network.conet.tickets.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import network.conet.tickets.Ticket;
import network.conet.tickets.TicketWindow;

/** The segments of one window, of which the last has free slots. Used by one thread at a time. */
final class WindowSegments {
  private final JournalStorage storage;
  private final TicketWindow window;
  private final int slots;
  private final RandomGenerator random;
  private final List<Open> open = new ArrayList<>();
  private final Set<JournalStorage.Segment> written = new HashSet<>();

  WindowSegments(JournalStorage storage, TicketWindow window, int slots, RandomGenerator random) {
    this.storage = storage;
    this.window = window;
    this.slots = slots;
    this.random = random;
  }

  /** Opens the next segment that is there already, and gives what it holds. */
  List<Ticket> load() throws IOException {
    Open segment = openNext();
    byte[] content = segment.file().read();
    List<Ticket> found = new ArrayList<>();
    for (int slot = 0; slot < slots; slot++) {
      var ticket = SlotRecord.decode(content, slot);
      if (ticket.isPresent()) {
        segment.used().set(slot);
        found.add(ticket.get());
      }
    }
    return found;
  }

  void write(Ticket ticket) throws IOException {
    Open segment = withFreeSlot();
    int slot = freeSlot(segment.used());
    segment.file().write(slot * SlotRecord.BYTES, SlotRecord.encode(ticket));
    segment.used().set(slot);
    written.add(segment.file());
  }

  void force() throws IOException {
    for (JournalStorage.Segment file : written) {
      file.force();
    }
    written.clear();
  }

  void close() throws IOException {
    for (Open segment : open) {
      segment.file().close();
    }
  }

  /** Closes and deletes all of them. */
  void delete() throws IOException {
    close();
    for (int i = 0; i < open.size(); i++) {
      storage.delete(name(i));
    }
  }

  private Open withFreeSlot() throws IOException {
    for (Open segment : open) {
      if (segment.used().cardinality() < slots) {
        return segment;
      }
    }
    return openNext();
  }

  private Open openNext() throws IOException {
    Open segment =
        new Open(storage.open(name(open.size()), slots * SlotRecord.BYTES), new BitSet(slots));
    open.add(segment);
    return segment;
  }

  /** Any of the free ones, each as likely. */
  private int freeSlot(BitSet used) {
    int skip = random.nextInt(slots - used.cardinality());
    int slot = used.nextClearBit(0);
    for (int i = 0; i < skip; i++) {
      slot = used.nextClearBit(slot + 1);
    }
    return slot;
  }

  private String name(int index) {
    return "w" + window + "-" + index + ".tickets";
  }

  private record Open(JournalStorage.Segment file, BitSet used) {}
}
